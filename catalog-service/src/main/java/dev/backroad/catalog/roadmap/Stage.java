package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.topic.Topic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;

/** A part of a roadmap's newest version: some topics in order. */
@Entity
@Immutable
class Stage {

    @Id private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @SuppressWarnings("UnusedVariable") // for queries
    private Roadmap roadmap;

    @SuppressWarnings("UnusedVariable")
    private int position;

    private String title;

    @BatchSize(size = 100)
    @ManyToMany
    @JoinTable(
            name = "stage_topic",
            joinColumns = @JoinColumn(name = "stage_id"),
            inverseJoinColumns = @JoinColumn(name = "topic_id"))
    @OrderColumn(name = "position")
    private List<Topic> topics = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Stage() {}

    String title() {
        return title;
    }

    List<Topic> topics() {
        return topics;
    }
}
