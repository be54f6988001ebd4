package dev.backroad.references.vets;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Specialty {

    @Id private int id;
    private String name = "";

    protected Specialty() {}

    Specialty(int id, String name) {
        this.id = id;
        this.name = name;
    }

    public int getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
