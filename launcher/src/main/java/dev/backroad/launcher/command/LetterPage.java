package dev.backroad.launcher.command;

import static dev.backroad.launcher.console.Table.visible;

import dev.backroad.launcher.deadletter.Letter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One dead letter for people, with all that is known about it. */
final class LetterPage {

    private static final int PAYLOAD = 4_000;

    private LetterPage() {}

    static List<String> of(Letter letter) {
        List<String> lines = new ArrayList<>();
        line(lines, "dead letter", letter.id());
        line(lines, "service", letter.service());
        line(lines, "status", letter.text("status") + (letter.heldBack() ? ", held back" : ""));
        line(lines, "reason", letter.text("reason"));
        line(lines, "set aside", moment(letter.text("setAsideAt")));
        line(lines, "settled", moment(letter.text("settledAt")));
        line(
                lines,
                "record",
                "%s, partition %s, offset %s, key %s"
                        .formatted(
                                letter.text("topic"),
                                letter.text("partition"),
                                letter.text("offset"),
                                letter.text("key").isEmpty() ? "none" : letter.text("key")));
        line(lines, "type", letter.text("type"));
        line(lines, "event id", letter.text("eventId"));
        line(lines, "source", letter.text("source"));
        line(lines, "aggregate", letter.text("subject"));
        line(lines, "sequence", letter.text("sequence"));
        line(lines, "trace", letter.text("traceUrl"));
        lines.addAll(list("Differs from its contract", letter.json().path("differences")));
        lines.addAll(list("Headers", letter.json().path("headers")));
        lines.addAll(payload(letter));
        lines.addAll(list("History", letter.json().path("history")));
        return lines;
    }

    private static void line(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add("%-12s %s".formatted(name, visible(value)));
        }
    }

    private static List<String> list(String title, JsonNode items) {
        List<String> lines = new ArrayList<>();
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(title);
            items.valueStream().map(LetterPage::item).forEach(item -> lines.add("  " + item));
        }
        return lines;
    }

    /** A header, an entry of the history, or plain text. */
    private static String item(JsonNode item) {
        if (!item.isObject()) {
            return visible(item.asString(""));
        }
        String note = item.path("note").asStringOpt().map(it -> "  " + it).orElse("");
        return visible(
                item.has("name")
                        ? "%s: %s".formatted(text(item, "name"), text(item, "value"))
                        : "%s  %s by %s%s"
                                .formatted(
                                        text(item, "at"),
                                        text(item, "action"),
                                        text(item, "who"),
                                        note));
    }

    private static String text(JsonNode item, String field) {
        return item.path(field).asStringOpt().orElse("");
    }

    private static List<String> payload(Letter letter) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (letter.json().path("payload").isNull()) {
            lines.add("No payload");
            return lines;
        }
        String payload = letter.text("payload");
        lines.add("Payload (" + letter.text("payloadEncoding") + ")");
        payload.substring(0, Math.min(payload.length(), PAYLOAD))
                .lines()
                .forEach(line -> lines.add("  " + visible(line)));
        if (payload.length() > PAYLOAD) {
            lines.add(
                    "  … %d characters more; --json has all".formatted(payload.length() - PAYLOAD));
        }
        return lines;
    }

    private static String moment(String time) {
        return time.isEmpty() ? "" : "%s (%s ago)".formatted(time, LetterTable.age(time));
    }
}
