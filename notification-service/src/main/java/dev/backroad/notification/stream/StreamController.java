package dev.backroad.notification.stream;

import dev.backroad.defaults.AccountId;
import dev.backroad.defaults.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The door of the live stream: one's own notifications, each when it is told. */
@RestController
class StreamController {

    static final String PATH = "/api/v1/notifications/stream";

    /** When some of the streams that were too many may have ended. */
    private static final String LATER = "30";

    private final OpenStreams streams;
    private final News news;
    private final StreamSettings settings;
    private final MeterRegistry meters;

    StreamController(
            OpenStreams streams, News news, StreamSettings settings, MeterRegistry meters) {
        this.streams = streams;
        this.news = news;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Opens the stream of one's notifications. Each is an event as soon as it is told; who sends
     * the last id that was seen gets what was missed.
     */
    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Nullable ResponseEntity<String> stream(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var learner = AccountId.ofPerson(token);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        var start = news.start(learner, lastEventId, settings.replay());
        var words = words(start);
        begin(open(learner, start.number(), token, response), words, request, response);
        return null; // nothing more by the usual way: the stream has begun
    }

    private OpenStream open(UUID learner, long start, Jwt token, HttpServletResponse response) {
        try {
            return streams.open(learner, start, expiry(token));
        } catch (ProblemException full) {
            response.setHeader(HttpHeaders.RETRY_AFTER, LATER);
            throw full;
        }
    }

    private String words(StartingPoint start) {
        var begin = Frames.start(settings.retry(), start.number());
        if (start.lost() == null) {
            return begin;
        }
        meters.counter("notification.streams.resyncs", "why", start.lost().slug()).increment();
        return begin + news.resync(start, start.lost());
    }

    private static void begin(
            OpenStream stream,
            String words,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // A stream has no end that one could take a hash at.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        // No proxy is to store it, change it or collect it.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            var out = response.getOutputStream();
            stream.begin(out, Client.of(request, stream::lost)::hangUp, words);
        } catch (IOException | RuntimeException failed) {
            stream.lost();
            throw failed;
        }
    }

    private static Instant expiry(Jwt token) {
        return Objects.requireNonNull(token.getExpiresAt(), "a token without an end");
    }
}
