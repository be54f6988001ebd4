package dev.backroad.catalog.graphql;

import graphql.parser.ParserOptions;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stops reading a query that is longer than any honest one, before it is checked against the
 * schema: that takes longer than reading it.
 */
@Component
class ShortDocuments implements WebGraphQlInterceptor {

    /** The question that tools ask about the schema has 300. */
    static final int TOKENS = 2_000;

    /** One number may be as long as the query, and the time to read it grows with its square. */
    static final int CHARACTERS = 16 * 1024;

    private static final ParserOptions OPTIONS =
            ParserOptions.getDefaultOperationParserOptions()
                    .transform(options ->
                            options.maxCharacters(CHARACTERS)
                                    .maxTokens(TOKENS)
                                    .maxWhitespaceTokens(TOKENS * 10));

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(ParserOptions.class, OPTIONS)).build());
        return chain.next(request);
    }
}
