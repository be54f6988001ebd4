package dev.backroad.progress.catalog;

import java.util.Objects;
import java.util.UUID;

/** Another topic that an event names, as far as we care. */
record TopicRef(UUID topicId) {

    TopicRef {
        Objects.requireNonNull(topicId, "topicId");
    }
}
