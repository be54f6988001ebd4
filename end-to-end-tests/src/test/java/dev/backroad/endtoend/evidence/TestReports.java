package dev.backroad.endtoend.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the test runs of the modules left behind: a test that its source does not turn off may still
 * have been skipped, by an annotation of our own or an extension.
 *
 * @param mustHaveRun the modules that this build has tested before, all their tests
 */
record TestReports(Path project, Set<String> mustHaveRun) {

    private static final Pattern CASE =
            Pattern.compile(
                    "<testcase name=\"(?:\\w+ &gt; )?(\\w+)[^>]*?(/>|>(.*?)</testcase>)",
                    Pattern.DOTALL);

    /**
     * Reports of a build. With {@code -Dtest=…} it runs what it was told to, and the reports of all
     * others are of another day: then only what they say counts, not what they leave out.
     */
    static TestReports of(Path project, List<String> modulesBefore) {
        var narrowed = System.getProperty("test") != null;
        return new TestReports(project, narrowed ? Set.of() : Set.copyOf(modulesBefore));
    }

    /** Returns why the test proves nothing in this build, if so. */
    Optional<String> objection(NamedTest test) {
        var module = project.relativize(test.file()).getName(0).toString();
        var ran = outcomes(project.resolve(module), test);
        if (ran.isEmpty()) {
            return mustHaveRun.contains(module)
                    ? Optional.of("\"" + test.symbol() + "\" did not run in this build")
                    : Optional.empty();
        }
        return ran.containsValue(true)
                ? Optional.empty()
                : Optional.of("\"" + test.symbol() + "\" was skipped in this build");
    }

    /** By name, whether the test ran; nothing where the report is older than the compiled test. */
    private static Map<String, Boolean> outcomes(Path module, NamedTest test) {
        var file = test.file().getFileName().toString().replace(".java", "");
        var type = test.source().packageName() + "." + file;
        var report = module.resolve("target/surefire-reports/TEST-" + type + ".xml");
        var compiled = module.resolve("target/test-classes/" + type.replace('.', '/') + ".class");
        try {
            if (!Files.exists(report) || !Files.exists(compiled) || isOlder(report, compiled)) {
                return Map.of();
            }
            return CASE.matcher(Files.readString(report))
                    .results()
                    .filter(it -> test.names().contains(it.group(1)))
                    .collect(
                            Collectors.toMap(
                                    it -> it.group(1),
                                    it -> !String.valueOf(it.group(3)).contains("<skipped"),
                                    Boolean::logicalOr));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOlder(Path file, Path than) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) < 0;
    }
}
