package dev.backroad.webui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A build in a container sees what .dockerignore lets through, and shows no more than that. */
class DockerContextTests {

    private final Repository repository =
            new Repository(Path.of("..").toAbsolutePath().normalize());

    @Test
    void everythingThatIsShownIsLetThrough() throws IOException {
        var library = Library.of(repository);
        var shown =
                Stream.of(
                                repository.documents().stream(),
                                library.sources().stream(),
                                library.pictures().stream(),
                                Evidence.of(repository).stream().map(Evidence::path))
                        .flatMap(it -> it)
                        .distinct();
        var letThrough = letThrough();

        assertThat(shown)
                .hasSizeGreaterThan(200)
                .allMatch(path -> isMatched(Path.of(path), letThrough));
    }

    private List<PathMatcher> letThrough() throws IOException {
        return Files.readAllLines(repository.root().resolve(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line.substring(1)))
                .toList();
    }

    /** With a folder goes all that is in it. */
    private static boolean isMatched(Path path, List<PathMatcher> patterns) {
        return Stream.iterate(path, it -> it != null, Path::getParent)
                .anyMatch(part -> patterns.stream().anyMatch(it -> it.matches(part)));
    }
}
