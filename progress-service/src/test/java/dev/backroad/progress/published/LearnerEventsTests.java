package dev.backroad.progress.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.PublishedEvent;
import dev.backroad.progress.achievement.AchievementEarned;
import dev.backroad.progress.reminder.ReminderEvent.ReviewsDue;
import dev.backroad.progress.reminder.ReminderEvent.StreakAtRisk;
import dev.backroad.testsupport.Contract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnerEventsTests {

    private static final UUID LENA = UUID.fromString("01936a7d-1200-7c3e-9d4a-2b7c8e5f6a21");
    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-22");

    static Stream<PublishedEvent> published() {
        var morning = Instant.parse("2026-11-22T06:00:12.345Z");
        var evening = Instant.parse("2026-11-22T17:00:12.345Z");
        return Stream.of(
                ReviewDueV1.of(new ReviewsDue(LENA, SUNDAY, 4, morning)),
                StreakAtRiskV1.of(new StreakAtRisk(LENA, SUNDAY, 6, evening)),
                AchievementEarnedV1.of(
                        new AchievementEarned(
                                LENA,
                                "first-topic",
                                "First topic",
                                "Complete a topic.",
                                Instant.parse("2026-11-20T09:31:00.456Z"))));
    }

    @ParameterizedTest
    @MethodSource("published")
    void isWrittenAsTheContractShows(PublishedEvent event) {
        Contract.of(event.type()).assertExampleIs(new EventJson().write(event));
    }

    @ParameterizedTest
    @MethodSource("published")
    void goesToTheTopicOfLearners(PublishedEvent event) {
        assertThat(event.topic()).isEqualTo("progress.learners");
    }
}
