package dev.backroad.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTests {

    private static final Path PAGES = Path.of("src", "main", "resources", "errors");
    private static final Path SOURCES = Path.of("src", "main", "java");

    @ParameterizedTest
    @EnumSource
    void hasAPageThatSaysWhatToDoAndTheExitCode(ErrorCode code) throws IOException {
        String page = Files.readString(PAGES.resolve(code.text() + ".md"));

        assertThat(page)
                .startsWith("# " + code.text() + ": ")
                .contains("**What to do**")
                .contains("Exit code " + code.exitCode() + ".");
    }

    @ParameterizedTest
    @EnumSource
    void isRaisedInOnePlace(ErrorCode code) throws IOException {
        String use = "ErrorCode." + code.name();

        List<String> places = sources().filter(source -> source.contains(use)).toList();

        // Without a JDK there is no Java to raise it, and tests are Maven's: the script does.
        boolean isTheScripts = code == ErrorCode.JDK_MISSING || code == ErrorCode.COMPOSE_DOWN;
        assertThat(places).hasSize(isTheScripts ? 0 : 1);
    }

    @Test
    void leavesNoPageWithoutACode() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages).hasSameSizeAs(ErrorCode.values());
        }
    }

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile).map(ErrorCodeTests::read).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
