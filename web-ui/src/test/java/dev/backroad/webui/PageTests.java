package dev.backroad.webui;

import static dev.backroad.webui.PageFiles.ROOT;
import static dev.backroad.webui.PageFiles.find;
import static dev.backroad.webui.PageFiles.read;
import static dev.backroad.webui.PageFiles.withEnding;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gateway's Content-Security-Policy, and what a file that is missing would only tell a user.
 */
class PageTests {

    /** Names that look like addresses; nothing is ever loaded from there. */
    private static final List<String> NAMESPACES = List.of("http://www.w3.org/2000/svg");

    /**
     * A capital and small letters, or words with spaces that end as sentences do: what people read.
     */
    private static final String WORDS = "['`]([A-Z][a-z]+[^'`]*|[^'`]* [a-z]+[.!?…])['`]";

    /**
     * Names that are the same in all languages: browsers, headers, keys, and the languages' own.
     */
    private static final Pattern NAMES =
            Pattern.compile(
                    "(?:Edge?|Firefox|Chrome|Safari)/?|(?:[A-Z][a-z]+-)+[A-Z][a-z]+|Escape|Enter|English|Deutsch");

    static Stream<Path> scripts() {
        return withEnding(".js").stream();
    }

    static Stream<Path> everything() {
        return Stream.of(".html", ".css", ".js", ".svg").flatMap(it -> withEnding(it).stream());
    }

    @Test
    void htmlHoldsNoScriptAndNoStyle() {
        var html = read("index.html");

        assertThat(html)
                .doesNotContainPattern("(?i)<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:");
        assertThat(find("(?is)<script\\b[^>]*>(.*?)</script>", html)).containsOnly("");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptsNeverParseTextAsHtmlOrCode(Path script) {
        assertThat(read(script))
                .doesNotContainPattern(
                        "innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\\.write|DOMParser|createContextualFragment|srcdoc|\\beval\\(|new"
                            + " Function|['\"]style['\"]|\\bstyle:");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothingComesFromAnotherHost(Path file) {
        var foreign =
                find("((?:https?:|wss?:|(?<=[\"'(]))//[^\\s'\"`)<>]+)", read(file)).stream()
                        .filter(address -> !NAMESPACES.contains(address))
                        .filter(address -> !"localhost".equals(URI.create(address).getHost()));

        assertThat(foreign).isEmpty();
    }

    @Test
    void filesOfThePageExist() {
        var html = read("index.html");

        assertThat(find("(?:href|src)=\"/((?:assets/|favicon)[^\"#]+)", html))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void importedModulesExist(Path script) {
        assertThat(find("(?:from |import\\()'([^']+)'", read(script)))
                .allSatisfy(path -> assertThat(script.resolveSibling(path)).exists());
    }

    @Test
    void eventMapIsTheOneOfTheContracts() throws IOException {
        try (var served =
                PageTests.class.getResourceAsStream("/META-INF/resources/assets/event-map.json")) {
            assertThat(served).isNotNull();
            assertThat(new String(served.readAllBytes(), UTF_8))
                    .isEqualTo(
                            read(
                                    Path.of(
                                            "../contracts/src/main/resources/contracts/event-map.json")));
        }
    }

    /** Those, and no others: views are fetched when they are opened. */
    @Test
    void modulesOfTheFirstViewAreFetchedAtOnceAndNotOneAfterTheOther() {
        var named =
                find(
                        "(?:modulepreload\" href|module\" src)=\"/assets/js/([^\"]+)\"",
                        read("index.html"));

        assertThat(named).containsExactlyInAnyOrderElementsOf(importedBy("main.js"));
    }

    @Test
    void everyModuleIsImported() {
        var names = scripts().map(it -> it.getFileName().toString()).toList();

        var imported =
                scripts()
                        .flatMap(it -> find("(?:from |import\\()'\\./([^']+)'", read(it)).stream());

        assertThat(Stream.concat(imported, Stream.of("main.js"))).containsAll(names);
    }

    private static Set<String> importedBy(String module) {
        var all = new LinkedHashSet<>(List.of(module));
        for (var waiting = new ArrayDeque<>(all); !waiting.isEmpty(); ) {
            find("from '\\./([^']+)'", read("assets/js/" + waiting.remove())).stream()
                    .filter(all::add)
                    .forEach(waiting::add);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void operationsThatAreCalledExist(Path script) {
        assertThat(Operations.calledBy(read(script))).isSubsetOf(Operations.DESCRIBED);
    }

    /**
     * What a person may do about their account is no secret of those who read the API's
     * description.
     */
    @Test
    void everyOperationOfTheAccountHasItsPlace() {
        var called = scripts().flatMap(it -> Operations.calledBy(read(it)).stream()).toList();

        assertThat(Operations.DESCRIBED)
                .filteredOn(it -> it.matches("/api/v1/(account|personal-data)(/.*)?"))
                .hasSizeGreaterThanOrEqualTo(7)
                .isSubsetOf(called);
    }

    /** So that a second language is a second file. */
    @ParameterizedTest
    @MethodSource("scripts")
    void wordsAreInTheMessagesOnly(Path script) {
        var code = read(script).replaceAll("(?m)^\\s*(//|/?\\*).*$|\\s//\\s.*$", "");
        var bundle = script.getFileName().toString().startsWith("messages.");

        assertThat(bundle ? List.<String>of() : find(WORDS, code))
                .allMatch(NAMES.asMatchPredicate());
    }

    @Test
    void iconsThatAreUsedAreDrawn() {
        var drawn = find("<symbol id=\"(\\w+)\"", read("assets/icons.svg"));

        var used =
                Stream.concat(Stream.of(read("index.html")), scripts().map(PageFiles::read))
                        .flatMap(it -> find("(?:\\bicon\\('|icons\\.svg#)(\\w+)", it).stream());

        assertThat(used).isNotEmpty().isSubsetOf(drawn);
    }
}
