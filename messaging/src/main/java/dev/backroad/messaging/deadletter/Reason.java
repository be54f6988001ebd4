package dev.backroad.messaging.deadletter;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in one line why something failed, for people: the deepest cause, without a stack trace. */
final class Reason {

    private static final int LONGEST = 1_000;

    private Reason() {}

    static String of(@Nullable Throwable failure) {
        if (failure == null) {
            return "it failed without saying why";
        }
        var deepest = causes(failure).reduce(failure, (outer, inner) -> inner);
        var message = deepest.getMessage();
        var said = message == null ? deepest.getClass().getSimpleName() : message;
        return Text.oneLine(said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
    }

    /** Returns a failure and what caused it, outermost first. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
