package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The house is in order: what the documents point at is there, and no library is a known hole. */
class HouseTests {

    private static final Path PROJECT = Path.of("..").normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*Tests)\\b(?:\\.(\\w+))?");
    private static final Pattern PROBLEM =
            Pattern.compile("HttpStatus\\.\\w+,\\s*\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");

    /** The first version without a known vulnerability, by group id. */
    private static final Map<String, String> FIXED_SINCE =
            Map.of(
                    "org.springframework", "7.0.8",
                    "org.springframework.security", "7.0.5",
                    "org.springframework.kafka", "4.0.6",
                    "org.springframework.graphql", "2.0.4",
                    "io.netty", "4.2.13.Final",
                    "org.postgresql", "42.7.11",
                    "org.apache.tomcat.embed", "11.0.27");

    static Stream<Path> documents() throws IOException {
        return files(".md");
    }

    static Stream<Path> billsOfMaterials() throws IOException {
        return files("target/bom.json");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksOfADocumentResolve(Path document) throws IOException {
        var links = LINK.matcher(Files.readString(document)).results().map(link -> link.group(1));

        assertThat(links)
                .allSatisfy(link -> assertThat(document.resolveSibling(link).normalize()).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/guarantees.md", "docs/security.md"})
    void testsThatAPageNamesExist(String page) throws IOException {
        var tests = new HashMap<String, String>();
        for (var source : files("Tests.java").toList()) {
            tests.merge(name(source), Files.readString(source), String::concat);
        }
        var named = TEST.matcher(Files.readString(PROJECT.resolve(page))).results().toList();

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(named)
                .allSatisfy(test -> {
                    assertThat(tests).containsKey(test.group(1));
                    var method = test.group(2);
                    assertThat(tests.get(test.group(1)))
                            .contains(method == null ? "" : " " + method + "(");
                });
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    @Test
    void everyProblemOfTheServicesHasItsPage() throws IOException {
        var pages =
                JsonMapper.shared()
                        .readTree(PROJECT.resolve("gateway/src/main/resources/problems.json"));
        var slugs = new TreeSet<String>();
        for (var source :
                files(".java").filter(file -> file.toString().contains("/src/main/")).toList()) {
            PROBLEM.matcher(Files.readString(source))
                    .results()
                    .forEach(it -> slugs.add(it.group(1)));
        }

        assertThat(slugs).contains("enrollment-not-found", "idempotency-key-reused");
        assertThat(pages.propertyNames()).containsAll(slugs);
    }

    @Test
    void everyModuleHasItsCard() throws IOException {
        var modules =
                Pattern.compile("<module>(.+)</module>")
                        .matcher(Files.readString(PROJECT.resolve("pom.xml")))
                        .results()
                        .map(module -> PROJECT.resolve(module.group(1)).resolve("README.md"));

        assertThat(modules).isNotEmpty().allSatisfy(card -> assertThat(card).exists());
    }

    @ParameterizedTest
    @MethodSource("billsOfMaterials")
    void noLibraryIsOlderThanItsFixedVersion(Path bill) throws IOException {
        var components = JsonMapper.shared().readTree(Files.readString(bill)).path("components");

        assertThat(components.valueStream())
                .allSatisfy(component -> {
                    var floor = FIXED_SINCE.getOrDefault(component.path("group").asString(), "0");
                    assertThat(version(component.path("version").asString()))
                            .as(component.path("purl").asString())
                            .isGreaterThanOrEqualTo(version(floor));
                });
    }

    @Test
    void everyServiceHasItsBillOfMaterials() throws IOException {
        var services = List.of("gateway", "identity-service", "catalog-service");

        assertThat(billsOfMaterials())
                .map(PROJECT::relativize)
                .map(bill -> bill.getName(0).toString())
                .containsAll(services);
    }

    private static ComparableVersion version(String text) {
        return new ComparableVersion(text);
    }

    private static Stream<Path> files(String suffix) throws IOException {
        try (var all = Files.walk(PROJECT, 12)) {
            return all
                    .filter(file -> file.toString().endsWith(suffix))
                    .filter(file ->
                            suffix.startsWith("target/") || !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/.backroad/"))
                    .toList()
                    .stream();
        }
    }
}
