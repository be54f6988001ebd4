package dev.backroad.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says where the time of several JVMs went; prints it and writes it.
 *
 * <p>Arguments: a file whose text comes first, the report to write, and for each JVM its name,
 * {@code =} and its recording. It needs nothing but the JDK.
 */
public final class Profile {

    private static final int TOP = 8;

    private Profile() {}

    /** Prints and writes it. */
    public static void main(String[] arguments) throws IOException {
        var recordings = new ArrayList<Recording>();
        for (var argument : arguments) {
            var words = argument.split("=", 2);
            if (words.length == 2) {
                recordings.add(Recording.read(words[0], Path.of(words[1])));
            }
        }
        var report = Files.readString(Path.of(arguments[0])) + "\n" + text(recordings);
        IO.print(report);
        Files.writeString(Path.of(arguments[1]), report);
    }

    static String text(List<Recording> recordings) {
        return String.join(
                "\n",
                "## Whose work it is\n",
                "Samples of threads that had work; each counts for the innermost code on its stack"
                        + " that is not the JDK's own.\n",
                table(recordings, Recording::work),
                "## Who asks for memory\n",
                table(recordings, Recording::allocated),
                "## Locks and pauses\n",
                locks(recordings),
                "## Our own methods with the most samples\n",
                methods(recordings, Recording::ours),
                "## All methods with the most samples\n",
                methods(recordings, Recording::methods));
    }

    private static String table(List<Recording> all, Function<Recording, Tally<Kind>> which) {
        var kinds = Arrays.asList(Kind.values());
        var rows =
                all.stream()
                        .map(one -> {
                            var tally = which.apply(one);
                            var shares = kinds.stream().map(kind -> percent(tally.share(kind)));
                            return row(
                                    Stream.concat(
                                            Stream.of(one.name(), amount(one, tally)), shares));
                        })
                        .collect(Collectors.joining());
        var head = Stream.concat(Stream.of("", "in all"), kinds.stream().map(Kind::word));
        return row(head) + "|---".repeat(kinds.size() + 2) + "|\n" + rows;
    }

    private static String amount(Recording one, Tally<Kind> tally) {
        return tally == one.work()
                ? "%.0f samples".formatted(tally.sum())
                : String.format(
                        Locale.ROOT,
                        "%.0f MB/s",
                        tally.sum() / 1048576 / Math.max(1, one.length().toMillis() / 1000.0));
    }

    private static String locks(List<Recording> recordings) {
        var rows =
                recordings.stream()
                        .map(one ->
                                row(
                                        Stream.of(
                                                one.name(),
                                                "%.0f ms".formatted(one.pauses().sum()),
                                                "%.0f ms".formatted(one.waited().sum()),
                                                list(one.waited(), 3, "ms"))))
                        .collect(Collectors.joining());
        return row(Stream.of("", "collector's pauses", "waiting for locks", "which"))
                + "|---|---|---|---|\n"
                + rows;
    }

    private static String methods(
            List<Recording> recordings, Function<Recording, Tally<String>> which) {
        return recordings.stream()
                        .map(one ->
                                "- %s: %s".formatted(one.name(), list(which.apply(one), TOP, "")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String list(Tally<String> tally, int many, String unit) {
        return tally.largest(many).stream()
                .map(it ->
                        unit.isEmpty()
                                ? "`%s` %s".formatted(it.name(), percent(it.share()))
                                : "`%s` %.0f %s".formatted(it.name(), it.amount(), unit))
                .collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
