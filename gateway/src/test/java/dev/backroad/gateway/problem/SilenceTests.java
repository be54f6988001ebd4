package dev.backroad.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SilenceTests {

    @Test
    void isAwayWhenTheConnectionIsRefused() {
        assertThat(Silence.of(new ConnectException("refused"))).isEqualTo(Silence.AWAY);
    }

    @Test
    void isSlowWhenConnectingOrReadingTakesTooLong() {
        assertThat(Silence.of(new ConnectTimeoutException("slow"))).isEqualTo(Silence.SLOW);
        assertThat(Silence.of(new TimeoutException())).isEqualTo(Silence.SLOW);
    }

    @Test
    void isFoundBehindOtherFailures() {
        var wrapped =
                new IllegalStateException(new RuntimeException(new ConnectException("refused")));

        assertThat(Silence.of(wrapped)).isEqualTo(Silence.AWAY);
    }

    @Test
    void isNotBlamedForOurOwnMistakes() {
        assertThat(Silence.of(new IllegalStateException("bug"))).isEqualTo(Silence.NONE);
        assertThat(Silence.of(null)).isEqualTo(Silence.NONE);
    }
}
