package dev.backroad.catalog.topic;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the published topics equal to the drafts, inside the caller's transaction. */
@Service
public class TopicPublishing {

    private final TopicRepository topics;
    private final EntityManager entities;

    TopicPublishing(TopicRepository topics, EntityManager entities) {
        this.topics = topics;
        this.entities = entities;
    }

    /**
     * Adds and revises topics.
     *
     * @param drafts all topics there shall be; their prerequisites are among them
     * @return the published topics by slug
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Topic> publish(Collection<TopicDraft> drafts) {
        var old = byKey(topics.findAll(), Topic::id);
        var published =
                byKey(
                        drafts.stream()
                                .map(draft -> addOrRevise(old.remove(draft.id()), draft))
                                .toList(),
                        Topic::slug);
        drafts.forEach(draft -> link(draft, published));
        return published;
    }

    /** Takes away the topics that are not among these; no roadmap names them any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepOnly(Collection<TopicDraft> drafts) {
        topics.findByIdNotIn(drafts.stream().map(TopicDraft::id).toList())
                .forEach(entities::remove);
    }

    private Topic addOrRevise(@Nullable Topic known, TopicDraft draft) {
        if (known != null) {
            known.revise(draft);
            return known;
        }
        var added = new Topic(draft);
        entities.persist(added);
        return added;
    }

    private static void link(TopicDraft draft, Map<String, Topic> published) {
        var prerequisites =
                draft.prerequisites().stream()
                        .map(slug -> requireNonNull(published.get(slug)))
                        .collect(Collectors.toSet());
        requireNonNull(published.get(draft.slug())).buildOn(prerequisites);
    }

    private static <K> Map<K, Topic> byKey(Collection<Topic> topics, Function<Topic, K> key) {
        return topics.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
