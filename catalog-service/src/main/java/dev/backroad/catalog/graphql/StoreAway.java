package dev.backroad.catalog.graphql;

import dev.backroad.defaults.StoreBusy;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Says when the database is away, which is nobody's mistake. What else goes wrong is an internal
 * error with a number by which the log has the rest.
 */
@Component
class StoreAway extends DataFetcherExceptionResolverAdapter {

    private static final Logger log = LoggerFactory.getLogger(StoreAway.class);

    @Override
    protected @Nullable GraphQLError resolveToSingleError(
            Throwable failure, DataFetchingEnvironment field) {
        return switch (failure) {
            case DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    CannotCreateTransactionException _ -> {
                log.warn("The store does not answer", failure);
                yield GraphqlErrorBuilder.newError(field)
                        .message(
                                StoreBusy.isCauseOf(failure)
                                        ? "The database is busy. Try again in a second."
                                        : "The service cannot reach its database at the moment.")
                        .errorType(ErrorType.INTERNAL_ERROR)
                        .build();
            }
            // The time was up: the caller has had an answer, and what is left is not read any more.
            case AbortExecutionException _ ->
                    GraphqlErrorBuilder.newError(field)
                            .message("It took too long.")
                            .errorType(ErrorType.INTERNAL_ERROR)
                            .build();
            default -> null;
        };
    }
}
