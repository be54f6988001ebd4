package dev.backroad.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Prometheus' own checker; where it is not there, what needs it is skipped and says so. */
final class Promtool {

    private Promtool() {}

    static Kubectl.Ran check(String what, Path... files) {
        return run("check", what, files);
    }

    static Kubectl.Ran testRules(Path... files) {
        return run("test", "rules", files);
    }

    private static Kubectl.Ran run(String verb, String what, Path... files) {
        assumeTrue(
                isThere(),
                "SKIPPED: no promtool on the PATH (Debian's package prometheus has it), so"
                        + " deploy/observability is read and its expressions are not checked");
        return Kubectl.run(
                Stream.concat(
                                Stream.of("promtool", verb, what),
                                Stream.of(files).map(Path::toString))
                        .toArray(String[]::new));
    }

    private static boolean isThere() {
        try {
            return Kubectl.run("promtool", "--version").code() == 0;
        } catch (UncheckedIOException absent) {
            return false;
        }
    }
}
