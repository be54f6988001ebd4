package dev.backroad.gateway.system;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of what Actuator writes for Prometheus (text format 0.0.4), such as {@code
 * http_server_requests_seconds_count{method="GET",status="200"} 12.0}. No library reads this
 * format; client_java only writes it.
 */
record Sample(String name, Map<String, String> labels, double value) {

    /**
     * Returns null for a line without a sample: a blank one, or a comment.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static @Nullable Sample parse(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return null;
        }
        try {
            return new SampleReader(line).sample();
        } catch (IndexOutOfBoundsException early) {
            throw new IllegalArgumentException("The line ends too early", early);
        }
    }

    /** Returns the value as a whole number, null when it is not one. */
    @Nullable Long whole() {
        return Double.isFinite(value) ? (Long) Math.round(value) : null;
    }

    /** The text of a label, empty when the sample has none of that name. */
    String label(String label) {
        return labels.getOrDefault(label, "");
    }
}
