package dev.backroad.gateway.system;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The document: every service with every instance that its name leads to.
 *
 * @param at when it was put together; it may be a second old
 */
record SystemView(Instant at, List<Service> services) {

    record Service(String service, List<Instance> instances) {}

    enum State {
        /** Ready for requests. */
        UP,
        /** There, and says that it cannot serve. */
        DOWN,
        /** It says nothing, or nothing that we understand. */
        AWAY;

        @JsonValue
        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One process.
     *
     * @param address host and port of its Actuator
     * @param reason why it is away, or why there are no figures
     * @param failing which parts of its readiness are not up
     * @param version null when it does not say
     * @param since when it started
     */
    record Instance(
            String address,
            State state,
            @Nullable Reason reason,
            List<String> failing,
            @Nullable String version,
            @Nullable Instant since,
            @Nullable Figures figures) {

        static Instance away(String address, Reason reason) {
            return new Instance(address, State.AWAY, reason, List.of(), null, null, null);
        }
    }
}
