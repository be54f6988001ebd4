package dev.backroad.catalog.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.regex.Pattern;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Says what is wrong with a value in words of GraphQL: graphql-java names the Java classes that it
 * read the value into, and repeats the value, however long it is.
 */
@Component
class PlainErrors implements WebGraphQlInterceptor {

    /** "Variable 'slug' has an invalid value: Expected type 'String' but was 'LinkedHashMap'." */
    private static final Pattern VARIABLE =
            Pattern.compile("(?s)(Variable '\\w+' has an invalid value)\\b.*");

    /**
     * "... argument 'slug' with value 'IntValue{value=1}' is not a valid 'String' - Expected ..."
     */
    private static final Pattern LITERAL =
            Pattern.compile("(?s)(.*argument '[\\w.]+') with value '.*' (is not a valid '\\w+').*");

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(PlainErrors::plain);
    }

    private static WebGraphQlResponse plain(WebGraphQlResponse response) {
        return response.getErrors().isEmpty()
                ? response
                : response.transform(answer ->
                        answer.errors(
                                response.getExecutionResult().getErrors().stream()
                                        .map(PlainErrors::plain)
                                        .toList()));
    }

    private static GraphQLError plain(GraphQLError error) {
        var message = error.getMessage();
        var plain =
                LITERAL.matcher(VARIABLE.matcher(message).replaceFirst("$1."))
                        .replaceFirst("$1 $2.");
        return plain.equals(message)
                ? error
                : GraphqlErrorBuilder.newError()
                        .message("%s", plain)
                        .locations(error.getLocations())
                        .errorType(error.getErrorType())
                        .extensions(error.getExtensions())
                        .build();
    }
}
