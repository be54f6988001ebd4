package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody without an account, who reads documents and source in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingPageTests extends BrowserTest {

    private static final String LOADED =
            "document.querySelector('main h1') && !document.querySelector('main [aria-busy=true]')";

    /** Marks of Markdown in what is no code. */
    private static final String RAW =
            """
            [...document.querySelectorAll('.prose')].flatMap((prose) => {
                const texts = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT,
                    (it) => it.parentElement.closest('code, pre') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
                const found = [];
                while (texts.nextNode()) {
                    const text = texts.currentNode.data;
                    if (/\\*\\*|\\]\\(|```|(^|\\n)#{1,6} |\\|\\s*-{3}|(^|\\n)\\s*[|>] |`/.test(text)) {
                        found.push(text);
                    }
                }
                return found;
            })
            """;

    @Test
    void topicShowsItsCodeAndLeadsToTheSourceWithTheSymbolMarked() {
        tab.open(address("#/topics/caching")).read(".spot[open] .source", "read(");

        tab.press(".spot[open] a[href^='#/source/']").see(".file .marked");

        assertThat(tab.text(".file h1")).isEqualTo("ViewCache.java");
        assertThat(tab.evaluate("document.querySelector('.tools').innerText").asString())
                .contains("read: lines");
        assertThat(joined(".file .marked")).contains(" read(");
        tab.await(
                "the mark in sight",
                "(({top, bottom}) => top >= 0 && bottom <= innerHeight)(document"
                        + ".querySelector('.file .marked').getBoundingClientRect())");
    }

    @Test
    void testOfATopicIsShownWhenItIsOpened() {
        tab.open(address("#/topics/caching")).see(".spot .source");

        tab.press(".spot:not([open]) summary");

        tab.await("a second text", "document.querySelectorAll('.spot .source').length === 2");
        assertThat(joined(".spot:nth-of-type(2) .source")).contains("@Test");
    }

    @Test
    void guaranteesAreFoundAndLeadToADecision() {
        tab.open(address("#/docs")).type("#doc-search", "guarantees").press(".hits a");
        tab.see(".reading .prose").await("the address", "location.hash === '#/docs/guarantees'");

        tab.press(".prose a[href^='#/docs/decisions/0']");

        tab.await("a decision", "/^\\d{4} /.test(document.querySelector('main h1').innerText)");
        tab.read(".facts", "accepted").read(".facts", "docs/decisions/");
    }

    @Test
    void headingThatIsLookedForIsInSight() {
        tab.open(address("#/docs"))
                .type("#doc-search", "topic-completed")
                .press(".hits a[href*='progress.topic-completed.v1']");

        tab.await(
                "the event in sight",
                "(({top, bottom}) => top >= 0 && bottom <= innerHeight)(document"
                    + ".getElementById('at-progress.topic-completed.v1').getBoundingClientRect())");
        assertThat(tab.text(".reading")).contains("topicTitle", "notification-service");
    }

    /** Each opened as by a link: the address's fragment changes, and the page stays. */
    @ParameterizedTest
    @MethodSource("entries")
    void everythingInTheListIsShownWithItsHeadingsAndWithoutRawMarkdown(Entry entry) {
        tab.open(address("#/docs/" + entry.name())).await(entry.name(), LOADED);

        tab.see(".reading .prose");
        assertThat(tab.text("main h1")).isNotBlank();
        assertThat(tab.evaluate(RAW).valueStream().map(JsonNode::asString)).isEmpty();
        assertThat(ids()).containsAll(entry.headings());
        assertThat(tab.evaluate(deadLinks()).valueStream().map(JsonNode::asString)).isEmpty();
    }

    @Test
    void whatIsNotPackagedIsSaidToBeMissing() {
        tab.open(address("#/source/gateway/target/nothing.txt")).see(".problem");
        tab.open(address("#/docs/no-such-document")).see(".problem");
        tab.open(address("#/source/..%2f..%2fsession"))
                .read("main", "Nothing is here")
                .open(address("#/source/../index.html"))
                .read("main", "Nothing is here");
    }

    @Test
    void listComesBackWhenTheGatewayDoes() {
        tab.block("*/reading/*");
        tab.open(address("#/docs")).see(".problem");

        tab.block();

        tab.press(".problem button").see(".shelves");
    }

    /** A place of the list; its headings are shown under these ids. */
    record Entry(String name, List<String> headings) {

        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Entry> entries() {
        var index = ApiClient.anonymous(system).get("/reading/index.json").json();
        return index.path("entries")
                .valueStream()
                .map(it ->
                        new Entry(
                                it.path("name").asString(),
                                it.path("headings").findValuesAsString("id")));
    }

    private List<String> ids() {
        return tab.evaluate("[...document.querySelectorAll('[id^=at-]')].map((it) => it.id)")
                .valueStream()
                .map(it -> it.asString().substring("at-".length()))
                .toList();
    }

    /** Links into the page whose file is not there. */
    private static String deadLinks() {
        return """
        Promise.all([...new Set([...document.querySelectorAll('.prose a[href^="#/docs/"], .prose a[href^="#/source/"]')]
            .map((it) => it.getAttribute('href').split('?')[0]))]
            .filter((it) => !/^#\\/docs\\/(api|events|problems)/.test(it))
            .map(async (it) => [it, (await fetch(it.startsWith('#/docs/')
                ? `/reading/documents/${it.slice(7)}.json` : `/reading/sources/${it.slice(9).replace('META-INF', 'META_INF')}.json`, { method: 'HEAD' })).ok]))
            .then((all) => all.filter(([, ok]) => !ok).map(([it]) => it))
        """;
    }

    private String joined(String selector) {
        var lines =
                "[...document.querySelectorAll(%s)].map((it) => it.textContent).join('\\n')"
                        .formatted(JsonMapper.shared().writeValueAsString(selector));
        return tab.evaluate(lines).asString();
    }
}
