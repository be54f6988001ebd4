package dev.backroad.catalog.topic;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;

/**
 * A topic: a draft that only editors see, published, or retired, which stays for those who hold a
 * link. It knows what it builds on, but not the roadmap it stands in.
 */
// Whoever counts an event does not write the text again, nor touch the search's trigger.
@DynamicUpdate
@Entity
public class Topic {

    /**
     * Who sees it. A topic goes on in this order; only a content file brings a retired one back.
     */
    public enum Status {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("published")
        PUBLISHED,
        @JsonProperty("retired")
        RETIRED
    }

    @Id private UUID id;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    /** Counts the changes of this row; the ETag for editors. */
    @Version private long version;

    /** Counts the states of what the topic says. */
    private int revision = 1;

    /** Counts the events. Telling the same again must not make an editor's ETag stale. */
    @OptimisticLock(excluded = true)
    private long sequence;

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

    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "topic_resource")
    @OrderColumn(name = "position")
    private List<Resource> resources = new ArrayList<>();

    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "topic_evidence")
    @OrderColumn(name = "position")
    private List<Evidence> evidence = new ArrayList<>();

    @BatchSize(size = 100)
    @ManyToMany
    @JoinTable(
            name = "topic_successor",
            joinColumns = @JoinColumn(name = "topic_id"),
            inverseJoinColumns = @JoinColumn(name = "successor_id"))
    @OrderBy("slug")
    private Set<Topic> successors = new LinkedHashSet<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Topic() {}

    Topic(TopicDraft draft) {
        id = draft.id();
        take(draft);
    }

    /** Says what the draft says; the id stays. That there is no circle is checked afterwards. */
    void revise(TopicDraft draft, Set<Topic> newPrerequisites) {
        take(draft);
        buildOn(newPrerequisites);
        revision++;
    }

    /** Replaces the prerequisites. */
    void buildOn(Set<Topic> others) {
        prerequisites.retainAll(others);
        prerequisites.addAll(others);
    }

    void publish() {
        status = Status.PUBLISHED;
        successors.clear();
    }

    /** Takes it off the roads; whoever holds a link is led to the successors. */
    void retire(Set<Topic> into) {
        status = Status.RETIRED;
        successors.addAll(into);
    }

    /** Counts an event and returns its number, from 1; to be called by the one writer. */
    long nextSequence() {
        return ++sequence;
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

    public Status status() {
        return status;
    }

    public boolean isPublished() {
        return status == Status.PUBLISHED;
    }

    long version() {
        return version;
    }

    int revision() {
        return revision;
    }

    /** Whether the world has heard of it. */
    boolean isTold() {
        return sequence > 0;
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

    Set<Topic> successors() {
        return successors;
    }

    List<Resource> resources() {
        return resources;
    }

    List<Evidence> evidence() {
        return evidence;
    }
}
