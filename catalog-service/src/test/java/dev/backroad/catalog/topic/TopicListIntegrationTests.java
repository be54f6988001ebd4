package dev.backroad.catalog.topic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.catalog.content.PublishedContent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Lists and searches as a client meets them, with what we ship. */
@CatalogIntegrationTest
class TopicListIntegrationTests {

    private static final String TOPICS = "/api/v1/topics";

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired JdbcClient jdbc;

    @Test
    void pagesHoldEachTopicOnceInTheOrderOfSlugs() {
        published.chainOf(45);

        var all = slugsOfAllPages("limit", "20");

        assertThat(all)
                .containsExactlyElementsOf(
                        IntStream.range(0, 45).mapToObj("topic-%03d"::formatted).toList());
    }

    @Test
    void pageIsTheSameWhenOthersAreAddedBefore() {
        published.chainOf(9);
        var first = json("limit", "5");
        jdbc.sql("update topic set slug = 'a-new-slug' where slug = 'topic-000'").update();

        var second = json("limit", "5", "after", first.path("next").asString());

        assertThat(slugs(second))
                .containsExactly("topic-005", "topic-006", "topic-007", "topic-008");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void linksToTheNextPageOfTheSameQuestion() {
        published.chainOf(9);

        var headers =
                get("level", "beginner", "limit", "5")
                        .expectStatus()
                        .isOk()
                        .returnResult()
                        .getResponseHeaders();

        var link = requireNonNull(headers.getFirst(HttpHeaders.LINK));
        assertThat(link)
                .matches("</api/v1/topics\\?level=beginner&limit=5&after=[\\w-]+>; rel=\"next\"");
        assertThat(
                        slugs(
                                json(
                                        URI.create(
                                                "http://localhost:"
                                                        + port
                                                        + link.substring(1, link.indexOf('>'))))))
                .containsExactly("topic-005", "topic-006", "topic-007", "topic-008");
    }

    @ParameterizedTest
    @CsvSource({"level,advanced,level", "track,side,track", "stage,internet,stage"})
    void filters(String name, String value, String field) {
        published.shipped();

        var page = json(name, value, "limit", "100");

        assertThat(page.path("items")).isNotEmpty();
        assertThat(page.path("items").findValuesAsString(field)).allMatch(value::equalsIgnoreCase);
    }

    @Test
    void listsTheTopicsOfARoadmap() {
        published.shipped();

        assertThat(slugs(json("roadmap", "backend"))).hasSize(20);
        assertThat(slugs(json("roadmap", "frontend"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "RETIRED"})
    void showsPublishedTopicsOnly(String status) {
        published.shipped();
        jdbc.sql("update topic set status = ? where slug = 'http'").param(status).update();

        assertThat(slugsOfAllPages("limit", "100")).doesNotContain("http").contains("dns");
        assertThat(slugs(json("q", "http"))).doesNotContain("http").isNotEmpty();

        jdbc.sql("update topic set status = 'PUBLISHED' where slug = 'http'").update();
        assertThat(slugs(json("q", "http"))).startsWith("http");
    }

    @ParameterizedTest
    @CsvSource({
        "http,                 http",
        "HTTP,                 http",
        "ht,                   http",
        "relationa,            relational-databases",
        "relational databases, relational-databases",
        "databases relational, relational-databases",
        "relational data,      relational-databases",
        "kubernets,            kubernetes",
        "kubrenetes,           kubernetes",
        "databse,              relational-databases",
        "htpp,                 http",
        "graphqll,             graphql",
        "Übergraphql,          graphql",
        "gít,                  git",
    })
    void findsTheTopicThatIsMeant(String q, String slug) {
        published.shipped();

        assertThat(slugs(json("q", q))).contains(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "java", "git", "kubernetes", "sql"})
    void putsTheTopicOfThatNameFirst(String q) {
        published.shipped();

        assertThat(slugs(json("q", q))).startsWith(q);
    }

    @Test
    void putsTitlesBeforeTexts() {
        published.shipped();

        var found = json("q", "caching", "limit", "100").path("items");

        assertThat(found.at("/0/slug").asString()).isEqualTo("caching");
        assertThat(found).hasSizeGreaterThan(3);
        var inTitle =
                found.findValues("title").stream()
                        .filter(JsonNode::isString)
                        .map(title -> title.asString().toLowerCase(Locale.ROOT).contains("cach"))
                        .toList();
        assertThat(inTitle).isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
    }

    @Test
    void findsATopicByItsStageAndByALaterTitleOfIt() {
        published.shipped();
        assertThat(slugsOfAllPages("q", "internet", "limit", "100")).contains("dns", "hosting");

        published.shippedWithAnotherTitle("Internet", "Zeppelin");

        assertThat(slugsOfAllPages("q", "zeppelin", "limit", "100")).contains("dns", "hosting");
    }

    @Test
    void pagesOfASearchHoldEachHitOnce() {
        published.shipped();

        var atOnce = slugsOfAllPages("q", "data", "limit", "100");
        var bitByBit = slugsOfAllPages("q", "data", "limit", "3");

        assertThat(atOnce).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(bitByBit).isEqualTo(atOnce);
    }

    @Test
    void pagesOfATolerantSearchHoldEachHitOnce() {
        published.shipped();

        var atOnce = slugsOfAllPages("q", "databse", "limit", "100");
        var bitByBit = slugsOfAllPages("q", "databse", "limit", "1");

        assertThat(atOnce).hasSizeGreaterThan(1);
        assertThat(bitByBit).isEqualTo(atOnce);
    }

    @Test
    void marksWhatWasFoundAsPlainText() {
        published.shipped();

        var hit = json("q", "caching").at("/items/0/highlights");

        assertThat(hit.path("title"))
                .anyMatch(part ->
                        part.path("match").asBoolean()
                                && part.path("text").asString().equals("Caching"));
        assertThat(hit.path("text").findValues("match")).anyMatch(JsonNode::asBoolean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "ca"})
    void marksWhatWasFoundByItsFirstLetters(String q) {
        published.shipped();

        var hits = json("q", q).path("items");

        assertThat(hits).isNotEmpty();
        assertThat(hits)
                .filteredOn(hit -> hit.path("slug").asString().startsWith(q))
                .isNotEmpty()
                .allSatisfy(hit ->
                        assertThat(hit.at("/highlights/title").findValues("match"))
                                .anyMatch(JsonNode::asBoolean));
    }

    static Stream<String> hostileQuestions() {
        return Stream.of(
                "'",
                "''",
                "\"",
                "\\",
                "&",
                "|",
                "!",
                "!!!",
                "<->",
                "a <-> b",
                ":*",
                "a:*b",
                "(",
                ")(",
                "a & | b",
                "'; drop table topic; --",
                "%",
                "_",
                "*",
                "😀",
                "😀 http",
                "\u0000",
                "a\u0000b",
                "\uD800",
                "ﬀ",
                "½ №",
                "a".repeat(200),
                "a ".repeat(100),
                "the",
                "the of and",
                "日本語",
                "العربية",
                "e\u0301te",
                "{}",
                "${1}",
                "{{7*7}}",
                "%00",
                "ſ",
                "İ",
                "ß",
                "\u202E",
                "\r\n",
                "1",
                "-1",
                "1e999",
                "'a':A");
    }

    @ParameterizedTest
    @MethodSource("hostileQuestions")
    void answersEveryQuestion(String q) {
        published.shipped();

        get("q", q).expectStatus().isOk();
        get("stage", q).expectStatus().isOk();
        get("roadmap", q).expectStatus().isOk();
        client().get().uri(address("/api/v1/roadmaps", "q", q)).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "&|!", "qqqqqqqqzzzz"})
    void findsNothingWhereThereIsNothing(String q) {
        published.shipped();

        var page = json("q", q);

        assertThat(page.path("items")).isEmpty();
        assertThat(page.get("next").isNull()).isTrue();
    }

    @Test
    void takesABlankQuestionForNone() {
        published.shipped();

        assertThat(slugs(json("q", " "))).isEqualTo(slugs(json()));
    }

    static Stream<Arguments> wrongParameters() {
        return Stream.of(
                Arguments.of("q", "a".repeat(201)),
                Arguments.of("q", "a".repeat(3_000)),
                Arguments.of("stage", "a".repeat(201)),
                Arguments.of("level", "expert"),
                Arguments.of("track", "0"),
                Arguments.of("limit", "0"),
                Arguments.of("limit", "101"),
                Arguments.of("limit", "many"),
                Arguments.of("after", ""),
                Arguments.of("after", "x"),
                Arguments.of("after", "\uD83D\uDE00"),
                Arguments.of("after", "YQ"),
                Arguments.of("after", "a".repeat(5_000)),
                Arguments.of("sort", "title"));
    }

    @ParameterizedTest
    @MethodSource("wrongParameters")
    void refusesAWrongParameterByItsName(String name, String value) {
        published.chainOf(2);

        assertRefused(name, name, value);
        if (!name.equals("q")) {
            assertRefused(name, "q", "http", name, value);
        }
    }

    private void assertRefused(String name, String... query) {
        get(query)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .value(problem -> assertThat(problem).contains(name));
    }

    @Test
    void refusesTheCursorOfAnotherQuestion() {
        published.shipped();
        var cursor = json("limit", "5").path("next").asString();

        get("q", "http", "after", cursor)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(problem -> assertThat(problem).contains("/problems/bad-cursor"));
    }

    @Test
    void sendsAListOnlyWhenItChanged() {
        published.shipped();
        var headers = get("q", "http").expectStatus().isOk().returnResult().getResponseHeaders();

        assertThat(headers.getCacheControl()).contains("max-age=60", "public");
        client().get()
                .uri(address(TOPICS, "q", "http"))
                .header(HttpHeaders.IF_NONE_MATCH, requireNonNull(headers.getETag()))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    private List<String> slugsOfAllPages(String... query) {
        var page = json(query);
        var all = new ArrayList<>(slugs(page));
        while (!page.get("next").isNull()) {
            var more = new ArrayList<>(List.of(query));
            more.addAll(List.of("after", page.path("next").asString()));
            page = json(more.toArray(String[]::new));
            all.addAll(slugs(page));
        }
        return all;
    }

    private static List<String> slugs(JsonNode page) {
        return page.path("items").findValuesAsString("slug");
    }

    private JsonNode json(String... query) {
        return json(address(TOPICS, query));
    }

    private JsonNode json(URI address) {
        var answer =
                client().get()
                        .uri(address)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult();
        return requireNonNull(answer.getResponseBody());
    }

    private RestTestClient.ResponseSpec get(String... query) {
        return client().get().uri(address(TOPICS, query)).exchange();
    }

    private URI address(String path, String... query) {
        var address = UriComponentsBuilder.fromUriString("http://localhost:" + port + path);
        for (int i = 0; i < query.length; i += 2) {
            address.queryParam(query[i], "{" + i + "}");
        }
        return address.encode().buildAndExpand(valuesOf(query)).toUri();
    }

    private static Object[] valuesOf(String... query) {
        return IntStream.range(0, query.length / 2).mapToObj(i -> query[2 * i + 1]).toArray();
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }
}
