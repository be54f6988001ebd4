package dev.backroad.catalog.topic;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.topic.Highlights.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlighterTests {

    @ParameterizedTest
    @CsvSource({
        "'''cach''',                   Caching caches,      [Caching] [caches]",
        "'''proxi''',                  A proxy; proxies,    A [proxy]; [proxies]",
        "'''java''',                   Java and JavaScript, [Java] and JavaScript",
        "'''java'' | ''java'':*',      Java and JavaScript, [Java] and [JavaScript]",
        "'''cafe''',                   Le Café,             Le [Café]",
        "'''node'' & ''js'':*',        node.js,             [node].[js]",
        "'',                           HTTP,                HTTP"
    })
    void marksTheWordsThatWereSearchedFor(String question, String title, String marked) {
        assertThat(marked(new Highlighter(question, question).of(title, "").title()))
                .isEqualTo(marked);
    }

    @Test
    void marksUnfinishedWordsOfTitlesWhereTextsAreNotSearchedForThem() {
        var found = new Highlighter("'ca':*", "'ca'").of("Caching", "Caching.");

        assertThat(marked(found.title())).isEqualTo("[Caching]");
        assertThat(found.text()).isEmpty();
    }

    @Test
    void showsNoPassageWhenTheTextHasNoneOfTheWords() {
        assertThat(new Highlighter("'http'", "'http'").of("HTTP", "Nothing of it.").text())
                .isEmpty();
    }

    @Test
    void cutsAPassageAtWordsAndWithoutMarkdown() {
        var text =
                "word ".repeat(40)
                        + "\n"
                        + "## What it is\n\n"
                        + "A **proxy** stands [between](https://example.org/) both sides. "
                        + "more ".repeat(60);

        var passage = marked(new Highlighter("'proxi'", "'proxi'").of("", text).text());

        assertThat(passage)
                .startsWith("… word ")
                .contains("What it is A [proxy] stands between both sides.")
                .endsWith("more …")
                .hasSizeLessThan(260);
    }

    @Test
    void leavesTextAsItIsAndEscapesNothing() {
        var parts =
                new Highlighter("'script'", "'script'").of("<script>alert(1)</script>", "").title();

        assertThat(parts)
                .containsExactly(
                        new Part("<", false),
                        new Part("script", true),
                        new Part(">alert(1)</", false),
                        new Part("script", true),
                        new Part(">", false));
    }

    @Test
    void showsAWordThatIsLongerThanAPassage() {
        var passage =
                new Highlighter("'aaa':*", "'aaa':*")
                        .of("", "b " + "a".repeat(9_000) + " c")
                        .text();

        assertThat(marked(passage)).contains("[" + "a".repeat(9_000) + "]");
    }

    private static String marked(List<Part> parts) {
        return parts.stream()
                .map(part -> part.match() ? "[" + part.text() + "]" : part.text())
                .collect(joining());
    }
}
