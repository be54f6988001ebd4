package dev.backroad.notification.stream;

import java.time.Duration;

/**
 * The wire form of server-sent events, as the HTML standard has it: UTF-8, a blank line ends each.
 */
final class Frames {

    /** A comment; clients skip it. */
    static final String HEARTBEAT = ":\n\n";

    private Frames() {}

    /**
     * Begins a stream: without data it is no event, and the client remembers the number all the
     * same, for when the line breaks before the first notification.
     */
    static String start(Duration retry, long number) {
        return "retry: %d\nid: %d\n\n".formatted(retry.toMillis(), number);
    }

    static String retry(Duration retry) {
        return "retry: %d\n\n".formatted(retry.toMillis());
    }

    /**
     * An event.
     *
     * @param json on one line
     */
    static String event(String name, long number, String json) {
        return "id: %d\nevent: %s\ndata: %s\n\n".formatted(number, name, json);
    }
}
