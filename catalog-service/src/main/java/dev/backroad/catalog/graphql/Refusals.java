package dev.backroad.catalog.graphql;

import dev.backroad.defaults.ProblemException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;

/** Says in GraphQL what a use case refuses, in the words that REST has for it. */
@Component
class Refusals extends DataFetcherExceptionResolverAdapter {

    @Override
    protected @Nullable GraphQLError resolveToSingleError(
            Throwable failure, DataFetchingEnvironment field) {
        return failure instanceof ProblemException refusal
                ? GraphqlErrorBuilder.newError(field)
                        .message("%s", refusal.getMessage())
                        .errorType(ErrorType.BAD_REQUEST)
                        .build()
                : null;
    }
}
