package dev.backroad.gateway.system;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backroad.gateway.problem.Silence;
import java.net.UnknownHostException;
import java.util.Locale;

/** Why there is nothing to tell of an instance; in JSON {@code no-answer} and so on. */
enum Reason {
    /** Nobody knows an address for the name of the service. */
    UNKNOWN_NAME,
    /** Nobody listens there, or hung up. */
    REFUSED,
    /** It took longer than we wait. */
    NO_ANSWER,
    /** It answered something else than Actuator does, or too much. */
    UNREADABLE;

    static Reason of(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return UNKNOWN_NAME;
        }
        return switch (Silence.of(failure)) {
            case AWAY -> REFUSED;
            case SLOW -> NO_ANSWER;
            case NONE -> UNREADABLE;
        };
    }

    @JsonValue
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
