package dev.backroad.notification.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a webhook can hear of: the one list. News about a learner goes to that learner's webhooks,
 * news of the catalog to those of machines.
 */
enum EventType {
    LEARNER_ENROLLED(Audience.LEARNER, "dev.backroad.progress.learner-enrolled.v1"),
    TOPIC_STARTED(Audience.LEARNER, "dev.backroad.progress.topic-started.v1"),
    TOPIC_COMPLETED(Audience.LEARNER, "dev.backroad.progress.topic-completed.v1"),
    TOPIC_REOPENED(Audience.LEARNER, "dev.backroad.progress.topic-reopened.v1"),
    ROADMAP_COMPLETED(Audience.LEARNER, "dev.backroad.progress.roadmap-completed.v1"),
    ACHIEVEMENT_EARNED(Audience.LEARNER, "dev.backroad.progress.achievement-earned.v1"),
    REVIEW_DUE(Audience.LEARNER, "dev.backroad.progress.review-due.v1"),
    STREAK_AT_RISK(Audience.LEARNER, "dev.backroad.progress.streak-at-risk.v1"),
    CERTIFICATE_ISSUED(Audience.LEARNER, "dev.backroad.progress.certificate-issued.v1"),
    GROUP_JOINED(Audience.LEARNER, "dev.backroad.progress.group-joined.v1"),
    CATALOG_TOPIC_PUBLISHED(Audience.MACHINE, "dev.backroad.catalog.topic-published.v1"),
    CATALOG_TOPIC_REVISED(Audience.MACHINE, "dev.backroad.catalog.topic-revised.v1"),
    CATALOG_TOPIC_RETIRED(Audience.MACHINE, "dev.backroad.catalog.topic-retired.v1"),
    CATALOG_ROADMAP_PUBLISHED(Audience.MACHINE, "dev.backroad.catalog.roadmap-published.v1"),
    CATALOG_ROADMAP_RETIRED(Audience.MACHINE, "dev.backroad.catalog.roadmap-retired.v1");

    /** Whose webhooks may hear of it. */
    enum Audience {
        LEARNER,
        MACHINE
    }

    private static final String PREFIX = "dev.backroad.";

    private final Audience audience;
    private final String source;

    EventType(Audience audience, String source) {
        this.audience = audience;
        this.source = source;
    }

    /** The event that it comes from. */
    String source() {
        return source;
    }

    /** Whether it is news of a group, for who leads it, as in the inbox. */
    boolean isOfGroup() {
        return this == GROUP_JOINED;
    }

    Audience audience() {
        return audience;
    }

    /** Words and full stops as Standard Webhooks has them: {@code progress.topic_completed}. */
    @JsonValue
    String word() {
        return source.substring(PREFIX.length(), source.lastIndexOf('.')).replace('-', '_');
    }

    static Stream<EventType> of(Audience audience) {
        return Arrays.stream(values()).filter(type -> type.audience == audience);
    }

    static Optional<EventType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static String words(Audience audience) {
        return of(audience).map(EventType::word).collect(Collectors.joining(", "));
    }
}
