package dev.backroad.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Posts to addresses that strangers have named: within five seconds whatever the other side does,
 * reading at most 64 KB, following nothing, telling nothing about this machine.
 */
final class Courier implements AutoCloseable {

    static final Duration LONGEST = Duration.ofSeconds(5);
    static final int LARGEST = 64 * 1024;

    /** In characters: enough to see what went wrong there, too little to copy pages by us. */
    private static final int EXCERPT = 500;

    /**
     * What came back.
     *
     * @param retryAfter the header as it was sent
     */
    record Answer(int status, String excerpt, @Nullable String retryAfter) {}

    /** That nothing came back; its message is for the owner. */
    static final class UnansweredException extends Exception {

        UnansweredException(String reason) {
            super(reason);
        }
    }

    private final CloseableHttpClient http;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-clock").factory());

    Courier(CloseableHttpClient http) {
        this.http = http;
    }

    /**
     * Posts once.
     *
     * @throws UnansweredException if there is no whole answer in time
     */
    Answer post(URI url, Map<String, String> headers, byte[] body) throws UnansweredException {
        var request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        var late = new AtomicBoolean();
        var deadline =
                clock.schedule(
                        () -> {
                            late.set(true);
                            // Closing may wait, and must not keep the clock from others.
                            Thread.startVirtualThread(request::cancel);
                        },
                        LONGEST.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            return answer(request);
        } catch (IOException | RuntimeException failed) {
            throw new UnansweredException(late.get() ? inTime() : reason(failed));
        } finally {
            deadline.cancel(false);
            // Nothing is left to drain: the connection ends here.
            request.cancel();
        }
    }

    @SuppressWarnings("MustBeClosed") // closed once the connection is: closing reads to the end
    private Answer answer(HttpPost request) throws IOException {
        var response = http.executeOpen(host(request), request, null);
        try {
            var answer = new Answer(response.getCode(), excerpt(response), header(response));
            request.cancel();
            return answer;
        } finally {
            closeQuietly(response);
        }
    }

    private static HttpHost host(HttpPost request) throws IOException {
        try {
            return RoutingSupport.determineHost(request);
        } catch (HttpException noHost) {
            throw new IOException(noHost);
        }
    }

    private static String excerpt(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        var read = entity.getContent().readNBytes(LARGEST);
        var text = new String(read, 0, Math.min(read.length, EXCERPT * 4), UTF_8);
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}]+", " ").strip();
        return plain.substring(0, plain.offsetByCodePoints(0, shortest(plain)));
    }

    private static int shortest(String text) {
        return Math.min(EXCERPT, text.codePointCount(0, text.length()));
    }

    private static @Nullable String header(ClassicHttpResponse response) {
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return header == null ? null : header.getValue();
    }

    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException cutOff) {
            // As it should be: there was more than we wanted to read.
        }
    }

    private static String reason(Exception failed) {
        return switch (failed) {
            case AddressGuard.RefusedException refused -> String.valueOf(refused.getMessage());
            case SSLException _ -> "the TLS connection failed";
            case ConnectException _ -> "nobody accepts connections there";
            case ConnectTimeoutException _ -> "the connection was not accepted in time";
            case SocketTimeoutException _ -> inTime();
            default -> "the connection broke off, or what came was no HTTP";
        };
    }

    private static String inTime() {
        return "there was no whole answer within %d s".formatted(LONGEST.toSeconds());
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        http.close();
    }
}
