package dev.backroad.day;

import io.gatling.http.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What came back and when, counted here: Gatling's own report is for people. */
final class Answers {

    private record Answer(long start, long end, int status) {}

    private final Queue<Answer> all = new ConcurrentLinkedQueue<>();

    Response seen(Response response) {
        all.add(
                new Answer(
                        response.startTimestamp(),
                        response.endTimestamp(),
                        response.status().code()));
        return response;
    }

    /** Writes a line for each figure: how many, how many a second, and percentiles in ms. */
    void write(Path file) {
        var answers = List.copyOf(all);
        var first = answers.stream().mapToLong(Answer::start).min().orElse(0);
        var last = answers.stream().mapToLong(Answer::end).max().orElse(1);
        var refused = answers.stream().filter(it -> it.status() / 100 != 2).count();
        var millis = answers.stream().mapToLong(it -> it.end() - it.start()).sorted().toArray();
        var text = new StringBuilder();
        line(text, "total", answers.size());
        line(text, "refused", (double) refused);
        line(text, "rate", answers.size() * 1000.0 / Math.max(1, last - first));
        for (int percent : List.of(50, 75, 90, 99)) {
            var at = millis.length == 0 ? 0 : millis[(millis.length - 1) * percent / 100];
            line(text, "p" + percent, (double) at);
        }
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void line(StringBuilder text, String name, double value) {
        text.append(String.format(Locale.ROOT, "%s %.1f%n", name, value));
    }
}
