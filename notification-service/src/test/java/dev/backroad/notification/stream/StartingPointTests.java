package dev.backroad.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.notification.stream.StartingPoint.Lost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartingPointTests {

    private static StartingPoint of(@Nullable String lastEventId, long last, int bound) {
        return StartingPoint.of(lastEventId, last, bound, (seen, newest) -> newest - seen);
    }

    @Test
    void newClientBeginsAtTheNewest() {
        assertThat(of(null, 7, 10)).isEqualTo(new StartingPoint(7, null));
    }

    @Test
    void whoWasAwayGoesOnWhereTheyWere() {
        assertThat(of("3", 7, 10)).isEqualTo(new StartingPoint(3, null));
        assertThat(of("0", 0, 10)).isEqualTo(new StartingPoint(0, null));
        assertThat(of("007", 7, 10)).isEqualTo(new StartingPoint(7, null));
    }

    @Test
    void boundIsTheMostThatIsSentAgain() {
        assertThat(of("0", 10, 10).lost()).isNull();
        assertThat(of("0", 11, 10)).isEqualTo(new StartingPoint(11, Lost.TOO_MANY));
    }

    @Test
    void gapInWhatIsKeptIsSaid() {
        var start = StartingPoint.of("3", 7, 10, (seen, newest) -> 3);

        assertThat(start).isEqualTo(new StartingPoint(7, Lost.DELETED));
    }

    @Test
    void nothingIsCountedWhenNothingWasMissed() {
        var start =
                StartingPoint.of(
                        "7",
                        7,
                        10,
                        (seen, newest) -> {
                            throw new AssertionError("asked");
                        });

        assertThat(start).isEqualTo(new StartingPoint(7, null));
    }
}
