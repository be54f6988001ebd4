package dev.backroad.references.vets;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shown as it is stored, with its specialties in order. */
@Entity
class Vet {

    @Id private int id;
    private String firstName = "";
    private String lastName = "";

    @ManyToMany(fetch = FetchType.EAGER)
    private Set<Specialty> specialties = new HashSet<>();

    protected Vet() {}

    Vet(int id, String firstName, String lastName, Set<Specialty> specialties) {
        this.id = id;
        this.firstName = firstName;
        this.lastName = lastName;
        this.specialties = new HashSet<>(specialties);
    }

    public int getId() {
        return id;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public List<Specialty> getSpecialties() {
        return specialties.stream().sorted(Comparator.comparing(Specialty::getName)).toList();
    }

    public int getNrOfSpecialties() {
        return specialties.size();
    }
}
