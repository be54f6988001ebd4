package dev.backroad.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ProblemCatalogueTests {

    private static final String CLOSED = "[^`]*(`[^`]+`[^`]*)*";

    private final ProblemCatalogue catalogue = new ProblemCatalogue(JsonMapper.shared());

    @ParameterizedTest
    @EnumSource
    void explainsEveryProblemOfTheGateway(ProblemType type) {
        var words = catalogue.find(type.slug());

        assertThat(words)
                .hasValueSatisfying(it -> {
                    assertThat(it.status()).isBetween(400, 599);
                    assertThat(it.title()).isNotBlank();
                    assertThat(it.meaning()).endsWith(".");
                    assertThat(it.remedy()).endsWith(".");
                });
    }

    /** A service names its problem; the page that its type leads to is here. */
    @ParameterizedTest
    @MethodSource("slugsOfServices")
    void explainsEveryProblemOfTheServices(String slug) {
        assertThat(catalogue.find(slug)).isPresent();
    }

    @Test
    void setsCodeAsCode() {
        var page = ProblemPage.html("bad-cursor", catalogue.find("bad-cursor").orElseThrow(), "");

        assertThat(page).contains("Begin without <code>after</code>.").doesNotContain("`");
    }

    @Test
    void closesAllCode() {
        assertThat(catalogue.all().values())
                .hasSizeGreaterThan(100)
                .allSatisfy(it -> {
                    assertThat(it.meaning()).matches(CLOSED);
                    assertThat(it.remedy()).matches(CLOSED);
                });
    }

    static Stream<String> slugsOfServices() throws IOException {
        var slug = Pattern.compile("HttpStatus\\.[A-Z_]+,\\s*\"([a-z-]+)\"");
        try (var files = Files.walk(Path.of(".."))) {
            return files
                    .filter(it -> it.toString().matches(".*/src/main/java/.*\\.java"))
                    .flatMap(it -> slug.matcher(read(it)).results())
                    .map(it -> it.group(1))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
