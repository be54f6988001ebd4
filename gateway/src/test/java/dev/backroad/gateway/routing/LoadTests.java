package dev.backroad.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What keeps a part from drowning: the limit of requests that wait, and the budget of retries. */
class LoadTests {

    private static final double ALL = 1;
    private static final double HALF = 0.5;

    private final AdaptiveLimit limit = new AdaptiveLimit();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final RetryBudget budget = new RetryBudget(() -> now);

    @Test
    void letsNobodyWaitBeyondTheLimit() {
        assertThat(enter(AdaptiveLimit.FIRST + 50, ALL)).isEqualTo(AdaptiveLimit.FIRST);

        limit.leaveWithoutAnswer();

        assertThat(enter(2, ALL)).isEqualTo(1);
    }

    @Test
    void turnsTheDispensableAwayFirst() {
        enter(AdaptiveLimit.FIRST / 2, ALL);

        assertThat(limit.enter(HALF)).isFalse();
        assertThat(limit.enter(ALL)).isTrue();
    }

    @Test
    void findsOutThatMoreIsPossible() {
        for (int i = 0; i < 100; i++) {
            enter(AdaptiveLimit.FIRST, ALL);
            limit.leaveAfterQuickAnswer();
        }

        assertThat(limit.places()).isGreaterThan(AdaptiveLimit.FIRST);
    }

    @Test
    void learnsNothingFromQuickAnswersWhileHardlyAnybodyWaits() {
        for (int i = 0; i < 100; i++) {
            limit.enter(ALL);
            limit.leaveAfterQuickAnswer();
        }

        assertThat(limit.places()).isEqualTo(AdaptiveLimit.FIRST);
    }

    @Test
    void givesInWhenAnswersAreSlowButNeverCloses() {
        for (int i = 0; i < 100; i++) {
            limit.enter(ALL);
            limit.leaveAfterSlowAnswer();
        }

        assertThat(limit.places()).isEqualTo(AdaptiveLimit.LEAST);
        assertThat(enter(100, ALL)).isEqualTo(AdaptiveLimit.LEAST);
    }

    @Test
    void repeatsAFifthOfTheRequestsAndTenMore() {
        IntStream.range(0, 100).forEach(_ -> budget.countRequest());

        assertThat(retries(100)).isEqualTo(30);
    }

    @Test
    void repeatsAFewRequestsOfAQuietPart() {
        budget.countRequest();

        assertThat(retries(100)).isEqualTo(10);
    }

    @Test
    void startsAnewWithTheNextWindow() {
        retries(100);
        now = now.plus(Duration.ofSeconds(10));

        assertThat(retries(100)).isEqualTo(10);
    }

    private long enter(int requests, double share) {
        return IntStream.range(0, requests).filter(_ -> limit.enter(share)).count();
    }

    private long retries(int wanted) {
        return IntStream.range(0, wanted).filter(_ -> budget.takeRetry()).count();
    }
}
