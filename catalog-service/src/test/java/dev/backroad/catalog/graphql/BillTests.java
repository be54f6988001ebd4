package dev.backroad.catalog.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.GraphQLError;
import graphql.analysis.QueryTraverser;
import graphql.execution.AbortExecutionException;
import graphql.execution.CoercedVariables;
import graphql.introspection.IntrospectionQuery;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BillTests {

    private static final String ALL_OF_A_TOPIC =
            """
            id slug title stage level track estimateMinutes text
            prerequisites { slug title }
            leadsTo { slug title }
            resources { kind title url language }
            evidence { kind path symbol request }
            """;

    private static final GraphQLSchema SCHEMA = schema();

    @Test
    void letsOneRoadmapWithAllThatIsKnownPass() {
        var query =
                "{ roadmap(slug: \"backend\") { title summary version topicCount stages { title"
                        + " topics { %s } } } }".formatted(ALL_OF_A_TOPIC);

        assertThatCode(() -> charge(query)).doesNotThrowAnyException();
    }

    @Test
    void refusesAllOfAllRoadmaps() {
        var query = "{ roadmaps { stages { topics { %s } } } }".formatted(ALL_OF_A_TOPIC);

        assertThatExceptionOfType(AbortExecutionException.class)
                .isThrownBy(() -> charge(query))
                .satisfies(refusal ->
                        assertThat(messages(refusal)).singleElement().asString().contains("1200"));
    }

    @Test
    void letsEightLevelsPassAndNotNine() {
        assertThatCode(() -> charge(nested(8))).doesNotThrowAnyException();
        assertThatExceptionOfType(AbortExecutionException.class)
                .isThrownBy(() -> charge(nested(9)))
                .satisfies(refusal ->
                        assertThat(messages(refusal)).singleElement().asString().contains("deep"));
    }

    /** 2 to the power of 40 fields: whoever counts them all does not come back. */
    @Test
    void stopsCountingWhenItIsTooMuch() {
        var fragments =
                IntStream.range(0, 40)
                        .mapToObj(i ->
                                "fragment F%1$d on Topic { a: prerequisites { ...F%2$d } b: leadsTo { ...F%2$d } } "
                                        .formatted(i, i + 1))
                        .collect(Collectors.joining());
        var query =
                "{ topic(slug: \"http\") { ...F0 } } "
                        + fragments
                        + "fragment F40 on Topic { slug }";

        assertThatExceptionOfType(AbortExecutionException.class).isThrownBy(() -> charge(query));
    }

    @Test
    void pageCostsWhatItHolds() {
        var query = "{ topics(first: %d) { edges { node { text } } } }";

        assertThatCode(() -> charge(query.formatted(40))).doesNotThrowAnyException();
        assertThatExceptionOfType(AbortExecutionException.class)
                .isThrownBy(() -> charge(query.formatted(60)));
    }

    @Test
    void pageWithoutALengthCostsTheUsualOne() {
        var copies =
                IntStream.range(0, 3)
                        .mapToObj("t%d: text "::formatted)
                        .collect(Collectors.joining());

        assertThatExceptionOfType(AbortExecutionException.class)
                .isThrownBy(() -> charge("{ topics { edges { node { %s } } } }".formatted(copies)));
    }

    /** A length that is none is refused later, and must not be a way to pay nothing. */
    @Test
    void pageOfAnAbsurdLengthIsNotForFree() {
        assertThatExceptionOfType(AbortExecutionException.class)
                .isThrownBy(() ->
                        charge("{ topics(first: 2000000000) { edges { node { slug title } } } }"));
        var unpaid = "{ topics(first: -5) { edges { node { %s } } } }".formatted(manyTexts(60));
        assertThatExceptionOfType(AbortExecutionException.class).isThrownBy(() -> charge(unpaid));
    }

    private static String manyTexts(int count) {
        return IntStream.range(0, count)
                .mapToObj("t%d: text "::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void letsToolsAskAboutTheSchema() {
        assertThatCode(() -> charge(IntrospectionQuery.INTROSPECTION_QUERY))
                .doesNotThrowAnyException();
    }

    /** A long text a hundred times over: few fields, and megabytes of answer. */
    @Test
    void refusesATextInManyCopies() {
        var copies =
                IntStream.range(0, 10)
                        .mapToObj("t%d: text "::formatted)
                        .collect(Collectors.joining());
        var query = "{ roadmap(slug: \"backend\") { stages { topics { %s } } } }".formatted(copies);

        assertThatExceptionOfType(AbortExecutionException.class).isThrownBy(() -> charge(query));
    }

    private static List<String> messages(AbortExecutionException refusal) {
        return refusal.getUnderlyingErrors().stream().map(GraphQLError::getMessage).toList();
    }

    /** The slug of a topic, so many levels below the query. */
    private static String nested(int levels) {
        return "{ topic(slug: \"http\") "
                + "{ prerequisites ".repeat(levels - 2)
                + "{ slug }"
                + " }".repeat(levels - 2)
                + " }";
    }

    private static void charge(String query) {
        QueryTraverser.newQueryTraverser()
                .schema(SCHEMA)
                .document(Parser.parse(query))
                .coercedVariables(CoercedVariables.emptyVariables())
                .build()
                .visitPreOrder(new Bill());
    }

    private static GraphQLSchema schema() {
        try {
            var text = Files.readString(Path.of("src/main/resources/graphql/catalog.graphqls"));
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse(text));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
