package dev.backroad.catalog.topic;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/** A published topic. It knows what it builds on, but not the roadmap it stands in. */
@Entity
public class Topic {

    @Id private UUID id;
    private String slug;
    private String title;

    @Enumerated(EnumType.STRING)
    private Level level;

    @Enumerated(EnumType.STRING)
    private Track track;

    private int estimateMinutes;
    private String text;

    // Loaded for up to 100 topics by one statement, or a roadmap would ask once per topic (N+1).
    @BatchSize(size = 100)
    @ManyToMany
    @JoinTable(
            name = "topic_prerequisite",
            joinColumns = @JoinColumn(name = "topic_id"),
            inverseJoinColumns = @JoinColumn(name = "prerequisite_id"))
    @OrderBy("slug")
    private Set<Topic> prerequisites = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "topic_resource")
    @OrderColumn(name = "position")
    private List<Resource> resources = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "topic_evidence")
    @OrderColumn(name = "position")
    private List<Evidence> evidence = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Topic() {}

    Topic(TopicDraft draft) {
        id = draft.id();
        take(draft);
    }

    /** Says what the draft says. The id stays, and prerequisites follow in {@link #buildOn}. */
    void revise(TopicDraft draft) {
        take(draft);
    }

    /** Replaces the prerequisites. That they form no circle was checked on the whole content. */
    void buildOn(Set<Topic> others) {
        prerequisites.retainAll(others);
        prerequisites.addAll(others);
    }

    private void take(TopicDraft draft) {
        slug = draft.slug();
        title = draft.title();
        level = draft.level();
        track = draft.track();
        estimateMinutes = draft.estimateMinutes();
        text = draft.text();
        replace(resources, draft.resources());
        replace(evidence, draft.evidence());
    }

    private static <T> void replace(List<T> old, List<T> now) {
        if (!old.equals(now)) {
            old.clear();
            old.addAll(now);
        }
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public Level level() {
        return level;
    }

    public Track track() {
        return track;
    }

    public int estimateMinutes() {
        return estimateMinutes;
    }

    String text() {
        return text;
    }

    public Set<Topic> prerequisites() {
        return prerequisites;
    }

    List<Resource> resources() {
        return resources;
    }

    List<Evidence> evidence() {
        return evidence;
    }
}
