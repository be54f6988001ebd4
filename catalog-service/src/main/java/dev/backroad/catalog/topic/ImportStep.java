package dev.backroad.catalog.topic;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Set;

/**
 * What a changed file does to its topic; found out for all files before anything is done, because
 * files may exchange their slugs.
 *
 * @param isNew whether the topic is none yet
 * @param wasPublished whether everybody sees it already
 * @param says whether it says already what its file says
 */
record ImportStep(
        TopicDraft draft,
        Topic topic,
        Set<Topic> prerequisites,
        boolean isNew,
        boolean wasPublished,
        boolean says) {

    static ImportStep of(TopicDraft draft, Map<String, Topic> bySlug, boolean isNew) {
        var topic = requireNonNull(bySlug.get(draft.slug()));
        return new ImportStep(
                draft,
                topic,
                draft.prerequisites().stream()
                        .map(slug -> requireNonNull(bySlug.get(slug)))
                        .collect(toSet()),
                isNew,
                topic.isPublished(),
                !isNew && TopicContent.of(draft).equals(TopicContent.of(topic)));
    }

    /** A topic of before the first event was never told of. */
    boolean hasEffect() {
        return !says || !wasPublished || !topic.isTold();
    }

    void take() {
        if (isNew) {
            topic.buildOn(prerequisites);
        } else if (!says) {
            topic.revise(draft, prerequisites);
        }
        if (!wasPublished) {
            topic.publish();
        }
    }
}
