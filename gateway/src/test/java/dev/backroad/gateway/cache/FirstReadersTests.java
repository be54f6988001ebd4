package dev.backroad.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class FirstReadersTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final FirstReaders readers = new FirstReaders();
    private final List<Sinks.Empty<Void>> asked = new ArrayList<>();
    private final List<Consumer<KeptAnswer>> bringing = new ArrayList<>();
    private final List<KeptAnswer> given = new ArrayList<>();

    private static KeptAnswer answer() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        var now = Instant.EPOCH;
        return KeptAnswer.of(exchange, new byte[] {1}, now, now, Duration.ofSeconds(2));
    }

    private CompletableFuture<Void> read() {
        return readers.read(
                        "key",
                        brought -> {
                            bringing.add(brought);
                            asked.add(Sinks.empty());
                            return asked.getLast().asMono();
                        },
                        answer -> {
                            given.add(answer);
                            return Mono.empty();
                        })
                .toFuture();
    }

    @Test
    void whoComesWhileTheFirstIsAtTheServiceHasWhatItBrings() {
        var first = read();
        var others = List.of(read(), read());
        var answer = answer();

        bringing.getFirst().accept(answer);

        assertThat(others).allMatch(CompletableFuture::isDone);
        assertThat(given).containsExactly(answer, answer);
        assertThat(asked).hasSize(1);
        assertThat(first).isNotDone();
    }

    @Test
    void whoFindsTheFirstBackAsksTheServiceAgain() {
        var _ = read();
        bringing.getFirst().accept(answer());
        asked.getFirst().tryEmitEmpty();

        var _ = read();

        assertThat(asked).hasSize(2);
    }

    @Test
    void theFailureOfTheFirstIsItsOwn() {
        var first = read();
        var second = read();

        asked.getFirst().tryEmitError(new IllegalStateException("gone"));

        assertThatException()
                .isThrownBy(first::get)
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(asked).hasSize(2);
        asked.getLast().tryEmitEmpty();
        assertThat(second).succeedsWithin(LONG);
    }

    @Test
    void theOthersAskWhenTheFirstGoesAway() {
        var first = read();
        var _ = read();

        first.cancel(true);

        assertThat(asked).hasSize(2);
    }

    @Test
    void nobodyWaitsForAnAnswerThatIsNotSharedTwice() {
        var _ = read();
        var _ = read();
        asked.getFirst().tryEmitEmpty();
        assertThat(asked).hasSize(2);

        var _ = read();
        var _ = read();

        assertThat(asked).hasSize(4);
    }

    @Test
    void nobodyWaitsForLong() {
        var _ = read();
        var second = read();

        assertThat(second).isNotDone();
        await().until(() -> asked.size() == 2);
    }
}
