package dev.backroad.catalog.roadmap;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The newest version of a roadmap, as readers see it. What is behind it changes elsewhere. */
@Entity
@Immutable
@Table(name = "current_roadmap")
class Roadmap {

    @Id private UUID id;
    private String slug;
    private String title;
    private String summary;
    private int version;

    /** Whether it is here only for those who are on the way. */
    private boolean retired;

    @OneToMany(mappedBy = "roadmap")
    @OrderBy("position")
    private List<Stage> stages = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Roadmap() {}

    UUID id() {
        return id;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    String summary() {
        return summary;
    }

    int version() {
        return version;
    }

    boolean isRetired() {
        return retired;
    }

    List<Stage> stages() {
        return stages;
    }
}
