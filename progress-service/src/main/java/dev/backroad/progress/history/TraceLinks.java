package dev.backroad.progress.history;

import dev.backroad.defaults.BackroadProperties;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Where a trace can be looked at. Only the launcher starts a Zipkin beside us; elsewhere traces go
 * to a collector, and who shows them is not known here.
 */
@Component
class TraceLinks {

    private final Optional<URI> zipkin;

    TraceLinks(BackroadProperties backroad, Environment environment) {
        zipkin =
                Optional.of(backroad.zipkinUrl())
                        .filter(_ -> environment.acceptsProfiles(Profiles.of("local")));
    }

    /** Reads the second part of {@code 00-<trace id>-<span id>-<flags>}. */
    static @Nullable String id(@Nullable String traceparent) {
        return traceparent == null ? null : traceparent.split("-", -1)[1];
    }

    @Nullable URI url(@Nullable String traceparent) {
        if (traceparent == null || traceparent.endsWith("-00")) {
            return null; // what is not sampled is nowhere
        }
        return zipkin.map(it -> URI.create(it + "/zipkin/traces/" + id(traceparent))).orElse(null);
    }
}
