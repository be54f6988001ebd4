package dev.backroad.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.mock.web.server.MockWebSession;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

class TolerantSessionsTests {

    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final WebSession stored = new MockWebSession();
    private final TolerantSessions sessions = new TolerantSessions(PATIENCE);

    @Test
    void handsOutWhatIsStored() {
        assertThat(askedTwice(Mono.just(stored))).containsExactly(stored, stored);
    }

    /** Otherwise it would be nobody who asks, and somebody who is then told that they may not. */
    @Test
    void whoCouldNotBeLookedUpInTimeStaysUnknownForTheWholeRequest() {
        var late = Mono.just(stored).delaySubscription(PATIENCE.multipliedBy(5)).cache();

        var seen = askedTwice(late);

        assertThat(seen.getFirst()).isNotSameAs(stored);
        assertThat(seen.getLast()).isSameAs(seen.getFirst());
    }

    /** The second time when the store has answered at last. */
    private List<WebSession> askedTwice(Mono<WebSession> store) {
        var request = MockServerHttpRequest.get("/");
        var exchange = MockServerWebExchange.builder(request).sessionManager(_ -> store).build();
        var seen = new ArrayList<WebSession>();
        sessions.filter(
                        exchange,
                        it ->
                                it.getSession()
                                        .doOnNext(seen::add)
                                        .then(store)
                                        .then(Mono.defer(it::getSession))
                                        .doOnNext(seen::add)
                                        .then())
                .block();
        return seen;
    }
}
