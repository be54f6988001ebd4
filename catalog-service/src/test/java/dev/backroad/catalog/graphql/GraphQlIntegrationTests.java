package dev.backroad.catalog.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.catalog.CountedStatements;
import dev.backroad.catalog.content.PublishedContent;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** GraphQL as a client meets it, over HTTP and with real stores. */
@CatalogIntegrationTest
class GraphQlIntegrationTests {

    private static final Path SCHEMA = Path.of("src/main/resources/graphql/catalog.graphqls");
    private static final Path EXAMPLES = Path.of("src/main/resources/graphql/examples");
    private static final MediaType GRAPHQL =
            MediaType.parseMediaType("application/graphql-response+json");

    private static final String ALL_TOPICS =
            """
            { roadmap(slug: "backend") { stages { topics {
                slug text prerequisites { slug title } leadsTo { slug title }
                resources { url } evidence { path } } } } }
            """;

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired SchemaInspection inspection;
    @Autowired EntityManagerFactory hibernate;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired GraphQlSource served;
    @Autowired CountedStatements statements;

    @Test
    void servesTheCommittedSchema() throws IOException {
        var committed = new SchemaParser().parse(Files.readString(SCHEMA));

        assertThat(printed(served.schema()))
                .isEqualTo(printed(UnExecutableSchemaGenerator.makeUnExecutableSchema(committed)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __schema { types { name } } }",
                "{ __type(name: \"Topic\") { name } }",
                "{ a: __schema { queryType { name } } }",
                "query A { ...B } fragment B on Query { __schema { queryType { name } } }"
            })
    void doesNotExplainTheSchemaOutsideOfTheLauncher(String query) {
        assertRefused(query, "Introspection");
    }

    @Test
    void namesTypesOfAnswersAllTheSame() {
        published.chainOf(1);

        var answer = ask("{ topic(slug: \"topic-000\") { __typename } }");

        assertThat(answer.at("/data/topic/__typename").asString()).isEqualTo("Topic");
    }

    @Test
    void everyFieldOfTheSchemaIsAnswered() {
        var report = inspection.report();

        assertThat(report.unmappedFields()).isEmpty();
        assertThat(report.unmappedRegistrations()).isEmpty();
        assertThat(report.skippedTypes()).isEmpty();
    }

    @Test
    void retiredTopicSaysWhatTakesItsPlace() {
        published.chainOf(2);
        jdbc.sql(
                        """
                        update topic set status = 'RETIRED' where slug = 'topic-001';
                        insert into topic_successor select a.id, b.id from topic a, topic b
                        where a.slug = 'topic-001' and b.slug = 'topic-000'
                        """)
                .update();

        var topic =
                ask("""
                { topic(slug: "topic-001") {
                    retired into { slug title } prerequisites { retired } } }
                """)
                        .at("/data/topic");

        assertThat(topic.path("retired").asBoolean()).isTrue();
        assertThat(topic.at("/into/0/slug").asString()).isEqualTo("topic-000");
        assertThat(topic.at("/prerequisites/0/retired").asBoolean(true)).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> examplesOfTheQueryPageWork() throws IOException {
        published.shipped();

        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream()
                    .map(file ->
                            dynamicTest(
                                    file.getFileName().toString(),
                                    () -> {
                                        var answer = ask(Files.readString(file));

                                        assertThat(answer.path("errors").isMissingNode()).isTrue();
                                        assertThat(answer.path("data").properties())
                                                .isNotEmpty()
                                                .noneMatch(field -> field.getValue().isNull());
                                    }));
        }
    }

    @Test
    void showsATopicWithItsNeighboursInBothDirections() {
        published.shipped();

        var answer =
                ask(
                        """
                        { topic(slug: "http") { id stage level track estimateMinutes text
                            prerequisites { slug } leadsTo { slug leadsTo { title } }
                            resources { kind url } evidence { kind path request } } }
                        """);

        var http = answer.at("/data/topic");
        assertThat(http.path("level").asString()).isEqualTo("BEGINNER");
        assertThat(http.path("stage").asString()).isEqualTo("Internet");
        assertThat(http.path("text").asString()).contains("## What it is");
        assertThat(http.path("prerequisites").findValuesAsString("slug")).contains("dns");
        assertThat(http.path("leadsTo").findValuesAsString("slug")).contains("https-tls");
        assertThat(http.path("resources").findValuesAsString("kind")).contains("OFFICIAL");
        assertThat(http.path("evidence")).isNotEmpty();
    }

    @Test
    void showsRoadmapsWithTheirStagesInOrder() {
        published.shipped();

        var answer = ask("{ roadmaps { slug topicCount stages { title topics { slug } } } }");

        var backend = answer.at("/data/roadmaps/0");
        assertThat(backend.at("/slug").asString()).isEqualTo("backend");
        assertThat(backend.at("/stages/0/title").asString()).isEqualTo("Internet");
        assertThat(backend.at("/stages").findValuesAsString("slug"))
                .hasSize(backend.at("/topicCount").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"telepathy", "", "HTTP", "../http", "*"})
    void whatDoesNotExistIsNull(String slug) {
        var answer =
                ask(
                        "query ($slug: String!) { topic(slug: $slug) { title }"
                                + " roadmap(slug: $slug) { title } }",
                        Map.of("slug", slug));

        assertThat(answer.path("errors").isMissingNode()).isTrue();
        assertThat(answer.at("/data/topic").isNull()).isTrue();
        assertThat(answer.at("/data/roadmap").isNull()).isTrue();
    }

    @Test
    void speaksAsTheSpecificationSays() {
        published.shipped();

        var good = post("{ topic(slug: \"http\") { title } }", Map.of(), GRAPHQL);
        good.expectStatus()
                .isOk()
                .expectHeader()
                .contentType(GRAPHQL)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");

        var wrong = post("{ topic(slug: \"http\") { titel } }", Map.of(), GRAPHQL);
        wrong.expectStatus().isBadRequest().expectHeader().contentType(GRAPHQL);

        var old = post("{ topic(slug: \"http\") { titel } }", Map.of(), MediaType.APPLICATION_JSON);
        old.expectStatus().isOk().expectHeader().contentType(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ topic(slug: \"http\") { titel } }",
                "{ topic(slug: \"http\") { title ",
                "{ topic { title } }",
                "mutation { topic(slug: \"http\") { title } }",
                "subscription { topic(slug: \"http\") { title } }",
                "query A { roadmaps { slug } } query B { roadmaps { slug } }",
                "nothing",
                ""
            })
    void saysWhatIsWrongWithAQuery(String query) {
        var answer = ask(query);

        assertThat(answer.at("/errors/0/message").asString()).isNotBlank();
        assertThat(answer.toString()).doesNotContain("Exception", "java.", "graphql.", "backroad");
        assertThat(answer.path("data").isMissingNode()).isTrue();
    }

    static Stream<Object> valuesThatAreNoSlugs() {
        return Stream.of(5, 1.5, true, List.of(1), Map.of("a", Map.of("b", List.of("c"))));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoSlugs")
    void namesNoJavaClassWhenAVariableIsWrong(Object value) {
        var answer =
                ask(
                        "query ($slug: String!) { topic(slug: $slug) { title } }",
                        Map.of("slug", value));

        assertThat(answer.at("/errors/0/message").asString())
                .isEqualTo("Variable 'slug' has an invalid value.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "{a: {b: [1]}}", "[\"http\"]", "BEGINNER"})
    void namesNoJavaClassWhenAnArgumentIsWrong(String value) {
        var answer = ask("{ topic(slug: %s) { title } }".formatted(value));

        assertThat(answer.at("/errors/0/message").asString())
                .endsWith("argument 'slug' is not a valid 'String'.");
    }

    @Test
    void refusesAQueryThatIsTooDeep() {
        var query =
                "{ topic(slug: \"http\") "
                        + "{ leadsTo ".repeat(100)
                        + "{ slug }"
                        + " }".repeat(100)
                        + " }";

        assertRefused(query, "deeper than the 8 levels");
    }

    @Test
    void refusesAQueryThatIsTooDear() {
        var query = "{ roadmaps { stages { topics { text leadsTo { text leadsTo { text } } } } } }";

        assertRefused(query, "more than the 1200 points");
    }

    @Test
    void refusesAThousandAliases() {
        assertRefused(aliases(1_000), "More than 16,384");
        assertRefused(aliases(300), "More than 2,000");
    }

    private static String aliases(int number) {
        return IntStream.range(0, number)
                .mapToObj("a%1$d: topic(slug: \"topic-%1$d\") { title } "::formatted)
                .collect(Collectors.joining("", "{ ", "}"));
    }

    /** They stand for 2 to the power of 30 fields. */
    @Test
    void refusesFragmentsThatMultiply() {
        var fragments =
                IntStream.range(0, 30)
                        .mapToObj(i ->
                                "fragment F%1$d on Topic { a: leadsTo { ...F%2$d } b: leadsTo { ...F%2$d } } "
                                        .formatted(i, i + 1))
                        .collect(Collectors.joining());

        assertRefused(
                "{ topic(slug: \"http\") { ...F0 } } "
                        + fragments
                        + "fragment F30 on Topic { slug }",
                "than the");
    }

    /** One number of a million digits took half a minute to read, with nobody waiting any more. */
    @Test
    void refusesANumberThatTakesLongToRead() {
        assertRefused("{ topic(slug: " + "9".repeat(20_000) + ") { slug } }", "More than 16,384");
    }

    @Test
    void pagesOfTopicsHoldEachOnce() {
        published.chainOf(9);
        var query =
                """
                query ($after: String) { topics(first: 4, after: $after) {
                    edges { cursor node { slug } highlights { title { text } } }
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
                """;

        var first = ask(query).at("/data/topics");
        var second = ask(query, after(first)).at("/data/topics");
        var third = ask(query, after(second)).at("/data/topics");

        assertThat(Stream.of(first, second, third).flatMap(page -> slugs(page).stream()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 9).mapToObj("topic-%03d"::formatted).toList());
        assertThat(first.at("/edges/3/cursor")).isEqualTo(first.at("/pageInfo/endCursor"));
        assertThat(first.at("/edges/0/highlights").isNull()).isTrue();
        assertThat(third.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(third.at("/edges")).hasSize(1);
    }

    @Test
    void cursorsNameNoTypes() {
        published.chainOf(3);
        var page = ask("{ topics(q: \"topic\", first: 1) { pageInfo { endCursor } } }");
        var cursor = page.at("/data/topics/pageInfo/endCursor").asString();

        var read = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);

        assertThat(read).doesNotContainIgnoringCase("topic").doesNotContainIgnoringCase("search");
    }

    @Test
    void searchesAsRestDoes() {
        published.shipped();

        var answer =
                ask(
                        """
                        { topics(q: "cachin", level: INTERMEDIATE, first: 3) { edges {
                            node { slug level }
                            highlights { title { text match } text { text match } } } } }
                        """);

        var best = answer.at("/data/topics/edges/0");
        assertThat(best.at("/node/slug").asString()).isEqualTo("caching");
        assertThat(best.at("/highlights/title/0/text").asString()).isEqualTo("Caching");
        assertThat(best.at("/highlights/title/0/match").asBoolean()).isTrue();
    }

    static Stream<String> pagesThatThereAreNot() {
        return Stream.of(
                "first: 0",
                "first: -1",
                "first: 101",
                "first: 2000000000",
                "after: \"x\"",
                "after: \"\"",
                "q: \"" + "a".repeat(201) + "\"");
    }

    @ParameterizedTest
    @MethodSource("pagesThatThereAreNot")
    void saysWhichArgumentOfAPageIsWrong(String argument) {
        published.chainOf(2);

        var answer = ask("{ topics(%s) { pageInfo { hasNextPage } } }".formatted(argument));

        assertThat(answer.at("/errors/0/message").asString())
                .contains(argument.substring(0, argument.indexOf(':')));
        assertThat(answer.at("/errors/0/extensions/classification").asString())
                .isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\uD83D\uDE00", "\" & | ! <-> :*"})
    void answersEveryQuestion(String q) {
        published.chainOf(2);
        var query =
                "query ($q: String!) { topics(q: $q, stage: $q, roadmap: $q) { edges { cursor } }"
                        + " }";

        assertThat(ask(query, Map.of("q", q)).path("errors").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\uD800", "a\u0000b"})
    void refusesWhatIsNoText(String q) {
        var query = "query ($q: String!) { topics(q: $q) { edges { cursor } } }";

        var answer = ask(query, Map.of("q", q));

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(400);
    }

    @Test
    void refusesADozenSearchesAtOnce() {
        var aliases =
                IntStream.range(0, 12)
                        .mapToObj(
                                "a%d: topics(q: \"x\", first: 1) { edges { cursor } } "::formatted)
                        .collect(Collectors.joining());

        assertRefused("{ " + aliases + "}", "more than the 1200 points");
    }

    @Test
    void refusesAHundredTextsAtOnce() {
        assertRefused("{ topics(first: 100) { edges { node { text } } } }", "1200 points");
    }

    @Test
    void longPageTakesAsManyStatementsAsAShortOne() {
        var query =
                """
                { topics(q: "topic", first: %d) { edges { node {
                    title prerequisites { slug } leadsTo { slug } evidence { path } } } } }
                """;
        published.chainOf(60);
        var few = statements.during(() -> ask(query.formatted(3)));

        published.chainOf(60);
        var many = statements.during(() -> ask(query.formatted(40)));

        // A question for a version may come in between.
        assertThat(many).isLessThanOrEqualTo(few + 2).isBetween(6L, 20L);
    }

    @Test
    void hugeVariableIsJustNoSlug() {
        published.chainOf(2);
        var statistics = hibernate.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();

        var answer =
                ask(
                        "query ($slug: String!) { topic(slug: $slug) { title } }",
                        Map.of("slug", "a".repeat(500_000), "other", "b".repeat(500_000)));

        assertThat(answer.at("/data/topic").isNull()).isTrue();
        assertThat(statistics.getPrepareStatementCount()).isZero();
    }

    @Test
    void longRoadmapWithAllItsNeighboursTakesEightStatements() {
        published.chainOf(60);

        assertThat(statementsOf(ALL_TOPICS)).isEqualTo(8);
        assertThat(statementsOf(ALL_TOPICS)).isZero();
    }

    @Test
    void manyTopicsByTheirSlugsTakeFiveStatements() {
        published.chainOf(60);
        var query =
                IntStream.range(0, 60)
                        .mapToObj("a%1$d: topic(slug: \"topic-%1$03d\") { title } "::formatted)
                        .collect(Collectors.joining("", "{ ", "}"));

        assertThat(statementsOf(query)).isEqualTo(5);
    }

    @Test
    void givesUpAnAnswerThatTakesTooLong() {
        published.chainOf(2);

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table topic in access exclusive mode").update();
            post("{ topic(slug: \"topic-001\") { title } }", Map.of(), GRAPHQL)
                    .expectStatus()
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        });
    }

    @Test
    void takesOnlyJsonAndGivesOnlyJson() {
        client().post()
                .uri("/graphql")
                .contentType(MediaType.TEXT_PLAIN)
                .body("{\"query\": \"{ roadmaps { slug } }\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("A body of that Content-Type is not read here.");
        post("{ roadmaps { slug } }", Map.of(), MediaType.TEXT_EVENT_STREAM)
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                " null\n",
                "{\"query\": 5}",
                "{\"kweri\": \"{ roadmaps }\"}"
            })
    void bodyThatIsNoQuestionIsAProblem(String body) {
        client().post()
                .uri("/graphql")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*"})
    void bodyOfAnyTypeIsAProblem(String type) {
        for (var path : List.of("/graphql", "/api/v1/roadmaps")) {
            client().method(path.equals("/graphql") ? HttpMethod.POST : HttpMethod.GET)
                    .uri(path)
                    .header("Content-Type", type)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void answersPostsOnly() {
        client().get()
                .uri("/graphql?query={roadmaps{slug}}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private void assertRefused(String query, String because) {
        var answer = ask(query);

        assertThat(answer.at("/errors/0/message").asString()).contains(because);
        assertThat(answer.path("errors")).hasSize(1);
        assertThat(answer.path("data").isMissingNode()).isTrue();
    }

    private long statementsOf(String query) {
        var statistics = hibernate.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        assertThat(ask(query).path("errors").isMissingNode()).isTrue();
        return statistics.getPrepareStatementCount();
    }

    private JsonNode ask(String query) {
        return ask(query, Map.of());
    }

    private JsonNode ask(String query, Map<String, Object> variables) {
        var answer = post(query, variables, GRAPHQL).expectBody(JsonNode.class).returnResult();
        return requireNonNull(answer.getResponseBody());
    }

    private RestTestClient.ResponseSpec post(
            String query, Map<String, Object> variables, MediaType accepted) {
        return client().post()
                .uri("/graphql")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(accepted)
                .body(Map.of("query", query, "variables", variables))
                .exchange();
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private static Map<String, Object> after(JsonNode page) {
        return Map.of("after", page.at("/pageInfo/endCursor").asString());
    }

    private static List<String> slugs(JsonNode page) {
        return page.path("edges").findValuesAsString("slug");
    }

    /** Without what graphql-java and Spring add of their own. */
    private static String printed(GraphQLSchema schema) {
        return new SchemaPrinter(
                        SchemaPrinter.Options.defaultOptions()
                                .includeDirectives(false)
                                .includeDirectiveDefinitions(false))
                .print(schema);
    }
}
