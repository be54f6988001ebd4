package dev.backroad.messaging;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the current span as the W3C header {@code traceparent}, so that a trace outlives its
 * request.
 */
final class TraceParent {

    private TraceParent() {}

    static @Nullable String current(@Nullable Tracer tracer) {
        var context = tracer == null ? null : tracer.currentTraceContext().context();
        if (context == null) {
            return null;
        }
        var sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + sampled;
    }
}
