package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.topic.Topic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A published way through the topics. */
@Entity
class Roadmap {

    @Id private UUID id;
    private String slug;
    private String title;
    private String summary;
    private int version;
    private long sequence;

    @OneToMany(mappedBy = "roadmap", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Stage> stages = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Roadmap() {}

    Roadmap(UUID id, RoadmapDraft draft) {
        this.id = id;
        slug = draft.slug();
        take(draft);
    }

    /**
     * Says what the draft says. Stages follow in {@link #arrange}; the slug is how it was found.
     */
    void revise(RoadmapDraft draft) {
        take(draft);
    }

    /**
     * Makes the stage at a position, from 0, say this; the position is there or is the next one.
     */
    void arrange(int position, UUID idIfNew, String stage, List<Topic> topics) {
        if (position == stages.size()) {
            stages.add(new Stage(idIfNew, this, position, stage));
        }
        stages.get(position).arrange(stage, topics);
    }

    /** Takes the stages away that come after the first ones. */
    void endAfter(int count) {
        stages.subList(count, stages.size()).clear();
    }

    /** Counts an event and returns its number, from 1. */
    long nextSequence() {
        return ++sequence;
    }

    private void take(RoadmapDraft draft) {
        title = draft.title();
        summary = draft.summary();
        version = draft.version();
    }

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

    List<Stage> stages() {
        return stages;
    }

    Stream<Topic> topics() {
        return stages.stream().flatMap(stage -> stage.topics().stream());
    }
}
