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
 * @param since when it came
 * @param goodFor how long everybody may have it
 * @param renewal from when on somebody is to ask for a new one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and written as it is
record KeptAnswer(
        HttpHeaders headers,
        byte[] body,
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
    static KeptAnswer of(ServerWebExchange exchange, byte[] body, Instant now, Duration goodFor) {
        var said = new HttpHeaders();
        for (var name : namesFromService(exchange)) {
            said.addAll(name, exchange.getResponse().getHeaders().getOrEmpty(name));
        }
        var lastQuarter = now.plus(goodFor.multipliedBy(3).dividedBy(4));
        return new KeptAnswer(said, body, now, goodFor, new AtomicReference<>(lastQuarter));
    }

    private static Set<String> namesFromService(ServerWebExchange exchange) {
        Set<String> names =
                exchange.getAttributeOrDefault(
                        ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES, Set.of());
        return names.stream()
                .filter(name -> !NOT_KEPT.contains(name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /**
     * Says to one caller that it is the one who asks the service again, in the last quarter of the
     * time: all others have this answer meanwhile, and not one after the other asks for what is
     * gone. To another one a little later, as long as there is no new answer.
     */
    boolean isToBeRenewed(Instant now) {
        var from = renewal.get();
        return !now.isBefore(from) && renewal.compareAndSet(from, now.plus(goodFor.dividedBy(8)));
    }

    int weight() {
        return body.length + ABOUT;
    }

    /** In whole seconds, as the header Age wants it. */
    long age(Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
