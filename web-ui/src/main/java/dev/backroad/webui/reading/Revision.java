package dev.backroad.webui.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which state of the repository the page shows.
 *
 * @param commit its full hash; empty when nobody knows
 * @param changed whether files were changed after that commit
 */
record Revision(String commit, boolean changed) {

    /** What the caller says, else what git says, else nothing: an archive has no history. */
    static Revision of(Path project, String said) {
        if (!said.isBlank() && !said.equals("unknown")) {
            return new Revision(said.strip(), false);
        }
        return git(project, "rev-parse", "HEAD")
                .map(it -> new Revision(it, isChanged(project)))
                .orElse(new Revision("", false));
    }

    private static boolean isChanged(Path project) {
        return git(project, "status", "--porcelain", "--untracked-files=no").isPresent();
    }

    /** Returns what it says, if it says anything. */
    private static Optional<String> git(Path project, String... arguments) {
        var command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            return run(project, command).filter(it -> !it.isEmpty());
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    private static Optional<String> run(Path project, List<String> command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .directory(project.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
