package dev.backroad.gateway.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * A whole answer of a service.
 *
 * @param headers what the service said, without what belongs to one connection or one caller
 * @param asked when the service was asked for it
 * @param since when it came
 * @param goodFor how long everybody may have it
 * @param renewal from when on somebody is to ask for a new one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and written as it is
record KeptAnswer(
        HttpHeaders headers,
        byte[] body,
        Instant asked,
        Instant since,
        Duration goodFor,
        AtomicReference<Instant> renewal) {

    /** In bytes, what an answer takes besides its body: objects, key, headers. */
    private static final int ABOUT = 1_000;

    /** What belongs to one caller or one connection; Vary and Date belong to the answer. */
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "connection",
                    "content-length",
                    "keep-alive",
                    "set-cookie",
                    "trace-id",
                    "transfer-encoding");

    /** Takes from the exchange what the service said; the gateway's own headers are not kept. */
    static KeptAnswer of(
            ServerWebExchange exchange, byte[] body, Instant asked, Instant now, Duration goodFor) {
        var said = new HttpHeaders();
        for (var name : namesFromService(exchange)) {
            said.addAll(name, exchange.getResponse().getHeaders().getOrEmpty(name));
        }
        var lastQuarter = now.plus(goodFor.multipliedBy(3).dividedBy(4));
        return new KeptAnswer(said, body, asked, now, goodFor, new AtomicReference<>(lastQuarter));
    }

    private static Set<String> namesFromService(ServerWebExchange exchange) {
        Set<String> names =
                exchange.getAttributeOrDefault(
                        ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES, Set.of());
        return names.stream()
                .filter(name -> !NOT_KEPT.contains(name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /** In the last quarter of the time, unless somebody is at it. */
    boolean isToBeRenewed(Instant now) {
        return !now.isBefore(renewal.get());
    }

    /**
     * Gives one caller the turn to ask the service again: all others have this answer meanwhile. An
     * eighth of the time later, if no new answer has come, another one has the turn.
     */
    boolean takeTurn(Instant now) {
        var from = renewal.get();
        return !now.isBefore(from) && renewal.compareAndSet(from, now.plus(goodFor.dividedBy(8)));
    }

    /** How long everybody may have it yet; not below zero. */
    Duration left(Instant now) {
        var left = Duration.between(now, since.plus(goodFor));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Of two that were under way at the same time, the one that was asked for later. */
    KeptAnswer orNewer(KeptAnswer other) {
        return other.asked.isBefore(asked) ? this : other;
    }

    int weight() {
        return body.length + ABOUT;
    }

    /** In whole seconds, as the header Age wants it. */
    long age(Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
