package dev.backroad.progress.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TurnsTests {

    @Test
    void thirdOfOneCallerWaitsAndAnotherDoesNot() {
        var turns = new Turns(Duration.ofMillis(1));

        assertThat(turns.begin("lena")).isTrue();
        assertThat(turns.begin("lena")).isTrue();
        assertThat(turns.begin("lena")).isFalse();
        assertThat(turns.begin("mallory")).isTrue();

        turns.end("lena");
        assertThat(turns.begin("lena")).isTrue();
    }

    @Test
    void whoWaitsHasTheNextTurn() throws Exception {
        var turns = new Turns(Duration.ofMinutes(1));
        turns.begin("lena");
        turns.begin("lena");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var third = threads.submit(() -> turns.begin("lena"));
            await().until(() -> turns.present("lena") == 3);
            turns.end("lena");

            assertThat(third.get()).isTrue();
        }
    }

    @Test
    void lineThatIsFullTurnsAwayAtOnce() {
        var turns = new Turns(Duration.ofDays(1));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Turns.MOST; i++) {
                threads.execute(() -> turns.begin("lena"));
            }
            await().until(() -> turns.present("lena") == Turns.MOST);

            assertThat(turns.begin("lena")).isFalse();

            threads.shutdownNow();
        }
    }

    @Test
    void nothingIsLeftOfWhoHasGone() {
        var turns = new Turns(Duration.ofMillis(1));
        turns.begin("lena");
        turns.begin("lena");
        turns.begin("lena");

        turns.end("lena");
        turns.end("lena");

        assertThat(turns.present("lena")).isZero();
    }
}
