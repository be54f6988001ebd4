package dev.backroad.catalog.graphql;

import graphql.GraphqlErrorBuilder;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.AbortExecutionException;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import org.springframework.graphql.execution.ErrorType;

/**
 * What one question costs: a field is one point, or as many as {@code @cost} in the schema says,
 * and three times as much for each list that it stands in; in a page, as many times as its {@code
 * first} says.
 */
final class Bill extends QueryVisitorStub {

    /** From a roadmap to the slugs of what its topics lead to it is five. */
    static final int DEEPEST = 8;

    /** One roadmap with all its topics and all that is known about them is half of it. */
    static final int DEAREST = 1_200;

    private static final int ENTRIES_OF_A_LIST = 3;

    /** Longer pages are refused anyway; here they must only not be too much to count. */
    private static final int LONGEST_PAGE = 1_000;

    private int sum;

    @Override
    public void visitField(QueryVisitorFieldEnvironment field) {
        var depth = 1;
        var copies = 1;
        var top = field;
        for (var it = field.getParentEnvironment(); it != null; it = it.getParentEnvironment()) {
            depth++;
            copies *= isList(it) ? entries(it) : 1;
            top = it;
        }
        // The usual question about the schema is deeper; graphql-java has limits of its own for it.
        var aboutTheSchema = top.getField().getName().startsWith("__");
        if (!aboutTheSchema && depth > DEEPEST) {
            throw refusal(
                    "The query is nested deeper than the %d levels that it may have.", DEEPEST);
        }
        sum += aboutTheSchema ? 1 : copies * points(field);
        if (sum > DEAREST) {
            throw refusal(
                    "The query costs more than the %d points that it may: a field is one, or as"
                            + " many as @cost says, and three times as much in each list, or as"
                            + " many times as its \"first\".",
                    DEAREST);
        }
    }

    private static int points(QueryVisitorFieldEnvironment field) {
        var cost = field.getFieldDefinition().getAppliedDirective("cost");
        return cost == null ? 1 : cost.getArgument("points").<Integer>getValue();
    }

    private static int entries(QueryVisitorFieldEnvironment list) {
        var page = list.getParentEnvironment();
        return page != null && page.getArguments().get("first") instanceof Integer first
                ? Math.clamp(first, 1, LONGEST_PAGE)
                : ENTRIES_OF_A_LIST;
    }

    private static boolean isList(QueryVisitorFieldEnvironment field) {
        return GraphQLTypeUtil.isList(
                GraphQLTypeUtil.unwrapNonNull(field.getFieldDefinition().getType()));
    }

    private static AbortExecutionException refusal(String sentence, int most) {
        return new AbortExecutionException(
                List.of(
                        GraphqlErrorBuilder.newError()
                                .message(sentence, most)
                                .errorType(ErrorType.BAD_REQUEST)
                                .build()));
    }
}
