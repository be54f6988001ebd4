package dev.backroad.progress.catalog;

import java.util.Objects;
import java.util.UUID;

/** A topic as a roadmap's version shows it. */
public record PublishedTopic(UUID topicId, String slug, String title) {

    public PublishedTopic {
        Objects.requireNonNull(topicId, "topicId");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(title, "title");
    }
}
