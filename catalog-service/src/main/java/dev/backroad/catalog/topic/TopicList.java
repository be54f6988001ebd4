package dev.backroad.catalog.topic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of topics.
 *
 * @param next where the next page begins, for {@code after}; null on the last page
 */
record TopicList(List<TopicItem> items, @Nullable String next) {}
