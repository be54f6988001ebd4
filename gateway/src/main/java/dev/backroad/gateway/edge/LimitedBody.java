package dev.backroad.gateway.edge;

import static dev.backroad.gateway.problem.ProblemType.UNREADABLE_BODY;

import dev.backroad.gateway.problem.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * Looks at a body while it passes by: a chunked one does not say how long it is, and none says how
 * deep.
 */
final class LimitedBody extends ServerHttpRequestDecorator {

    private final BodySize largest;
    private final boolean json;

    LimitedBody(ServerHttpRequest request, BodySize largest) {
        super(request);
        this.largest = largest;
        String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        json = type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            Watch watch = new Watch();
            return super.getBody()
                    .handle((chunk, sink) -> {
                        ProblemException refusal = watch.refuses(chunk);
                        if (refusal == null) {
                            sink.next(chunk);
                        } else {
                            DataBufferUtils.release(chunk);
                            sink.error(refusal);
                        }
                    });
        });
    }

    /** Of one body. */
    private final class Watch {

        private final JsonDepth depth = new JsonDepth();
        private long read;

        @Nullable ProblemException refuses(DataBuffer chunk) {
            read += chunk.readableByteCount();
            if (read > largest.bytes()) {
                return largest.exceeded();
            }
            return json && !isShallow(chunk)
                    ? new ProblemException(
                            UNREADABLE_BODY,
                            "The JSON is nested deeper than %d levels, or not in UTF-8."
                                    .formatted(JsonDepth.MOST))
                    : null;
        }

        private boolean isShallow(DataBuffer chunk) {
            int end = chunk.readPosition() + chunk.readableByteCount();
            for (int i = chunk.readPosition(); i < end; i++) {
                if (!depth.accept(chunk.getByte(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
