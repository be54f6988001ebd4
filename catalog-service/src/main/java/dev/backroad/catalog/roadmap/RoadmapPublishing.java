package dev.backroad.catalog.roadmap;

import static java.util.Objects.requireNonNull;

import dev.backroad.catalog.published.RoadmapPublishedV1;
import dev.backroad.catalog.topic.Topic;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.messaging.Outbox;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the published roadmaps equal to the drafts and tells the world, in the caller's
 * transaction.
 */
@Service
public class RoadmapPublishing {

    private final RoadmapRepository roadmaps;
    private final EntityManager entities;
    private final IdGenerator ids;
    private final Outbox outbox;

    RoadmapPublishing(
            RoadmapRepository roadmaps, EntityManager entities, IdGenerator ids, Outbox outbox) {
        this.roadmaps = roadmaps;
        this.entities = entities;
        this.ids = ids;
        this.outbox = outbox;
    }

    /** Returns what the world was told last about each roadmap, by slug. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, RoadmapPublishedV1> told() {
        return roadmaps.findAll().stream()
                .map(RoadmapPublishing::event)
                .collect(Collectors.toMap(RoadmapPublishedV1::slug, Function.identity()));
    }

    /**
     * Publishes all roadmaps there shall be.
     *
     * @param topics the published topics by slug
     * @param told what {@link #told} returned before anything was changed
     * @throws VersionTakenException if a roadmap differs from what was told about the same version
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(
            Collection<RoadmapDraft> drafts,
            Map<String, Topic> topics,
            Map<String, RoadmapPublishedV1> told) {
        var slugs = drafts.stream().map(RoadmapDraft::slug).toList();
        roadmaps.findBySlugNotIn(slugs).forEach(entities::remove);
        drafts.forEach(draft -> tell(publish(draft, topics), told.get(draft.slug())));
    }

    private Roadmap publish(RoadmapDraft draft, Map<String, Topic> topics) {
        var roadmap = roadmaps.findBySlug(draft.slug()).orElseGet(() -> add(draft));
        roadmap.revise(draft);
        for (int position = 0; position < draft.stages().size(); position++) {
            var stage = draft.stages().get(position);
            roadmap.arrange(position, ids.next(), stage.title(), all(stage.topics(), topics));
        }
        roadmap.endAfter(draft.stages().size());
        return roadmap;
    }

    /** A better text is no news; whoever copies roadmaps copies what the event says. */
    private void tell(Roadmap roadmap, @Nullable RoadmapPublishedV1 before) {
        var now = event(roadmap);
        if (now.equals(before)) {
            return;
        }
        if (before != null && before.version() == now.version()) {
            throw new VersionTakenException(now.slug(), now.version());
        }
        outbox.append(roadmap.id().toString(), roadmap.nextSequence(), now);
    }

    private Roadmap add(RoadmapDraft draft) {
        var added = new Roadmap(ids.next(), draft);
        entities.persist(added);
        return added;
    }

    private static List<Topic> all(List<String> slugs, Map<String, Topic> topics) {
        return slugs.stream().map(slug -> requireNonNull(topics.get(slug))).toList();
    }

    private static RoadmapPublishedV1 event(Roadmap roadmap) {
        var topics =
                roadmap.topics()
                        .map(topic ->
                                new RoadmapPublishedV1.TopicV1(
                                        topic.id(), topic.slug(), topic.title()))
                        .toList();
        return new RoadmapPublishedV1(
                roadmap.id(), roadmap.slug(), roadmap.title(), roadmap.version(), topics);
    }
}
