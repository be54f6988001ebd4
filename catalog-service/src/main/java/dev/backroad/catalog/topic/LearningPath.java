package dev.backroad.catalog.topic;

import java.util.List;
import java.util.Set;

/**
 * What to learn to get to a topic.
 *
 * @param to its slug
 * @param known of the topics that were named, those that make the way shorter: they are on it, or
 *     build on something that is
 * @param unrelated of the topics that were named, the others
 * @param estimateMinutes how long all of it takes
 * @param items each after all that it builds on, the topic itself last; empty when it is known
 */
record LearningPath(
        String to,
        Set<String> known,
        Set<String> unrelated,
        int estimateMinutes,
        List<TopicItem> items) {}
