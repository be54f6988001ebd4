package dev.backroad.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.session.MapSession;

class VisitTests {

    private static final Instant LAST = Instant.parse("2026-11-29T12:00:00Z");

    private final MapSession stored = new MapSession();
    private final Visit<MapSession> visit = known();

    @Test
    void lessThanAMinuteAfterTheLastVisitNothingIsSaved() {
        visit.setLastAccessedTime(LAST.plusSeconds(60));

        assertThat(visit.isToBeSaved()).isFalse();
        assertThat(stored.getLastAccessedTime()).isEqualTo(LAST);
    }

    @Test
    void laterTheTimeOfTheVisitIsSaved() {
        visit.setLastAccessedTime(LAST.plusSeconds(61));

        assertThat(visit.isToBeSaved()).isTrue();
        assertThat(stored.getLastAccessedTime()).isEqualTo(LAST.plusSeconds(61));
    }

    static Stream<Consumer<Visit<MapSession>>> changes() {
        return Stream.of(
                visit -> visit.setAttribute("name", "value"),
                visit -> visit.removeAttribute("name"),
                Visit::changeSessionId,
                visit -> visit.setMaxInactiveInterval(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeIsSavedOnce(Consumer<Visit<MapSession>> change) {
        change.accept(visit);
        var before = visit.isToBeSaved();
        visit.saved();

        assertThat(before).isTrue();
        assertThat(visit.isToBeSaved()).isFalse();
    }

    @Test
    void aNewSessionIsSaved() {
        assertThat(new Visit<>(stored, true).isToBeSaved()).isTrue();
    }

    private Visit<MapSession> known() {
        stored.setLastAccessedTime(LAST);
        return new Visit<>(stored, false);
    }
}
