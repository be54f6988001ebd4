import java.util.List;

/**
 * What is measured, and which parts have their share in it; what else is busy then has nothing to
 * do with it.
 */
enum Figure {
    READ("reading a topic", "catalog"),
    SEARCH("searching topics", "catalog"),
    ENROLMENT("reading an enrolment", "progress"),
    INBOX("a page of the inbox", "notification"),
    COMPLETE("completing a topic", "progress"),
    /** What follows a completion, once it is in the outbox. */
    EVENT(
            "an event, with its mail",
            List.of("kafka", "notification", "postgres:notification")),
    SIGNIN("signing in", List.of("gateway:pages", "identity", "postgres:identity"));

    final String says;
    final List<String> parts;

    Figure(String says, String service) {
        this(
                says,
                List.of("gateway", service, "postgres:" + service, "postgres:rest", "redis"));
    }

    Figure(String says, List<String> parts) {
        this.says = says;
        this.parts = parts;
    }

    /** The measurement that tells it. */
    String measured() {
        return this == EVENT ? COMPLETE.word() : word();
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Those that have answers. */
    static List<Figure> requests() {
        return List.of(READ, SEARCH, ENROLMENT, INBOX, COMPLETE);
    }

    /** Those that are measured with each size of the data. */
    static List<Figure> growing() {
        return List.of(READ, SEARCH, ENROLMENT, INBOX, COMPLETE, EVENT);
    }
}
