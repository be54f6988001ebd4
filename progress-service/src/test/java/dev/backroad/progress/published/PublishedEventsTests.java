package dev.backroad.progress.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.enrollment.EnrollmentEvent.LearnerEnrolled;
import dev.backroad.progress.enrollment.EnrollmentEvent.Origin;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReopened;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicStarted;
import dev.backroad.testsupport.Contract;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedEventsTests {

    private static Origin origin(String at) {
        return new Origin(
                UUID.fromString("01936a7e-4c00-7a10-8b2f-6d1f5e0a9c11"),
                1,
                UUID.fromString("01936a7d-1200-7c3e-9d4a-2b7c8e5f6a21"),
                "backend",
                "Backend",
                1,
                Instant.parse(at));
    }

    static Stream<PublishedEvent> published() {
        var http = new PublishedTopic(UUID.randomUUID(), "http", "HTTP");
        return Stream.of(
                LearnerEnrolledV1.of(new LearnerEnrolled(origin("2026-11-20T09:30:00.123Z"))),
                TopicCompletedV1.of(
                        new TopicCompleted(origin("2026-11-20T09:31:00.456Z"), http, 3, 24)),
                TopicStartedV1.of(new TopicStarted(origin("2026-11-20T09:30:30.321Z"), http)),
                TopicReopenedV1.of(new TopicReopened(origin("2026-11-21T08:00:00.500Z"), http)),
                RoadmapCompletedV1.of(
                        new RoadmapCompleted(origin("2026-11-27T17:02:00.789Z"), 22, 2, 24)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void isWrittenAsTheContractShows(PublishedEvent event) {
        Contract.of(event.type()).assertExampleIs(new EventJson().write(event));
    }

    @ParameterizedTest
    @MethodSource("published")
    void goesToTheTopicThatWeOwn(PublishedEvent event) {
        assertThat(event.topic()).isEqualTo("progress.enrollments");
    }
}
