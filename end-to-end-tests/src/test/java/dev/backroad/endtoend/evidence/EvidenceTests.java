package dev.backroad.endtoend.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each topic's evidence is where the topic says, and its tests are those that the build runs. */
class EvidenceTests {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

    /** Each of them could keep a test of a module from running. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("<(skip\\w*|excludes?|groups|excludedGroups|maven\\.test\\.\\w+)>");

    private final List<String> modules = modules();
    private final EvidenceCheck check =
            new EvidenceCheck(new PieceCheck(PROJECT, Set.copyOf(modules), reports(modules)));

    static Stream<TopicFile> topics() {
        return TopicFile.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void topicShowsWhatItSays(TopicFile topic) {
        assertThat(check.findings(topic)).isEmpty();
    }

    @Test
    void buildLeavesNoTestOut() throws IOException {
        for (var module : modules) {
            assertThat(Files.readString(PROJECT.resolve(module).resolve("pom.xml")))
                    .as(module)
                    .doesNotContainPattern(LEFT_OUT);
        }
        assertThat(Files.readString(PROJECT.resolve("pom.xml")))
                .contains("<include>**/*Tests.java</include>")
                .doesNotContainPattern(LEFT_OUT);
    }

    @Test
    void readmeSaysHowManyTopicsAreDemonstrated() throws IOException {
        var all = TopicFile.all().toList();
        var demonstrated = all.stream().filter(TopicFile::isDemonstrated).count();

        assertThat(Files.readString(PROJECT.resolve("README.md")))
                .contains("**%d of %d topics demonstrated**".formatted(demonstrated, all.size()));
        assertThat(demonstrated * 10).isGreaterThanOrEqualTo(all.size() * 7L);
    }

    private static List<String> modules() {
        return MODULE.matcher(read(PROJECT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    /** Maven builds the modules in the order in which the root lists them. */
    private static TestReports reports(List<String> modules) {
        return TestReports.of(PROJECT, modules.subList(0, modules.indexOf("end-to-end-tests")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
