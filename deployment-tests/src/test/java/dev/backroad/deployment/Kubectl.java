package dev.backroad.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The program that people use, too; where it is not there, what needs it is skipped and says so.
 */
final class Kubectl {

    /** Components, and labels that leave selectors alone, are younger than what Debian 12 has. */
    private static final int OLDEST_KUSTOMIZE = 5;

    private static final Pattern KUSTOMIZE = Pattern.compile("Kustomize Version: v(\\d+)");

    private Kubectl() {}

    static String kustomize(Path folder) {
        assumeThere();
        return run("kubectl", "kustomize", folder.toString()).success();
    }

    private static void assumeThere() {
        var version = KUSTOMIZE.matcher(versionOrNothing());
        assumeTrue(
                version.find() && Integer.parseInt(version.group(1)) >= OLDEST_KUSTOMIZE,
                "SKIPPED: no kubectl with Kustomize 5 or newer on the PATH, so deploy/kubernetes is"
                        + " not rendered and not checked");
    }

    private static String versionOrNothing() {
        try {
            return run("kubectl", "version", "--client").output();
        } catch (UncheckedIOException absent) {
            return "";
        }
    }

    record Ran(int code, String output) {

        String success() {
            if (code != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        }
    }

    static Ran run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
