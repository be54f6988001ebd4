package dev.backroad.catalog.topic;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes topics say what their files say, in the caller's transaction, who is the one writer. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TopicPublishing {

    private final TopicRepository topics;
    private final ImportRules rules;
    private final TopicSaving saving;

    TopicPublishing(TopicRepository topics, ImportRules rules, TopicSaving saving) {
        this.topics = topics;
        this.rules = rules;
        this.saving = saving;
    }

    /**
     * Adds and revises topics. What a file does not say otherwise than before stays as editors have
     * made it.
     *
     * @param all drafts of all files; the prerequisites of each are among them
     * @param changed those whose file is another than the one that was imported last
     * @return the topics of all files, by slug
     * @throws ImportRefusedException if one cannot be as its file says
     */
    public Map<String, Topic> publish(Collection<TopicDraft> all, Collection<TopicDraft> changed) {
        var known = byId(all.stream().map(TopicDraft::id).toList());
        var bySlug = new LinkedHashMap<String, Topic>();
        for (var draft : all) {
            var topic = known.get(draft.id());
            bySlug.put(draft.slug(), topic == null ? new Topic(draft) : topic);
        }
        saving.take(
                changed.stream()
                        .map(draft -> ImportStep.of(draft, bySlug, !known.containsKey(draft.id())))
                        .filter(ImportStep::hasEffect)
                        .toList());
        rules.check();
        return bySlug;
    }

    /**
     * Retires topics whose file has vanished; one that is retired already stays as it is.
     *
     * @param into what takes the place of each, as slugs of published topics
     * @throws ImportRefusedException if one is still used
     */
    public void retire(Map<UUID, List<String>> into) {
        var known = byId(into.keySet());
        var going =
                into.keySet().stream()
                        .map(id -> requireNonNull(known.get(id)))
                        .filter(Topic::isPublished)
                        .toList();
        rules.areUnused(going);
        for (var topic : going) {
            saving.retire(topic, successors(topic, requireNonNull(into.get(topic.id()))));
        }
    }

    private Set<Topic> successors(Topic topic, List<String> slugs) {
        return slugs.stream()
                .map(slug ->
                        topics.findBySlug(slug)
                                .filter(Topic::isPublished)
                                .orElseThrow(() ->
                                        ImportRefusedException.ofTopic(
                                                topic.slug(),
                                                "it leads into \"%s\", which is no published topic"
                                                        .formatted(slug))))
                .collect(toSet());
    }

    private Map<UUID, Topic> byId(Collection<UUID> ids) {
        return topics.findByIdIn(ids).stream().collect(toMap(Topic::id, topic -> topic));
    }
}
