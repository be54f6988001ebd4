package dev.backroad.progress.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.progress.enrollment.TopicStatus;
import dev.backroad.progress.outlook.RoadTopic.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Roads for tests: topics known by their slugs. */
final class Roads {

    private Roads() {}

    static Road of(RoadTopic... topics) {
        return new Road(Instant.parse("2026-11-01T00:00:00Z"), List.of(topics));
    }

    /** A topic of the spine that nobody has begun, in a stage that nobody knows. */
    static RoadTopic topic(String slug, String... prerequisites) {
        return new RoadTopic(
                id(slug),
                slug,
                "The " + slug,
                TopicStatus.NOT_STARTED,
                null,
                "beginner",
                "spine",
                60,
                Arrays.stream(prerequisites).map(Roads::id).collect(Collectors.toSet()));
    }

    static RoadTopic in(TopicStatus status, RoadTopic it) {
        return with(it, status, it.stage(), it.track(), it.estimateMinutes());
    }

    static RoadTopic inStage(int number, RoadTopic it) {
        var stage = new Stage(number, "Stage " + number);
        return with(it, it.status(), stage, it.track(), it.estimateMinutes());
    }

    static RoadTopic onSideTrack(RoadTopic it) {
        return with(it, it.status(), it.stage(), "side", it.estimateMinutes());
    }

    static RoadTopic taking(@Nullable Integer minutes, RoadTopic it) {
        return with(it, it.status(), it.stage(), it.track(), minutes);
    }

    private static RoadTopic with(
            RoadTopic it,
            TopicStatus status,
            @Nullable Stage stage,
            @Nullable String track,
            @Nullable Integer minutes) {
        Set<UUID> before = it.prerequisites();
        return new RoadTopic(
                it.id(), it.slug(), it.title(), status, stage, it.level(), track, minutes, before);
    }

    private static UUID id(String slug) {
        return UUID.nameUUIDFromBytes(slug.getBytes(UTF_8));
    }
}
