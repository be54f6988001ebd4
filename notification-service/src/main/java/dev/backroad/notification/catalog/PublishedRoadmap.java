package dev.backroad.notification.catalog;

import java.util.Objects;

/** The fields that we use of {@code dev.backroad.catalog.roadmap-published.v1}. */
record PublishedRoadmap(String slug, String title, int version) {

    PublishedRoadmap {
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(title, "title");
    }
}
