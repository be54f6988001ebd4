package dev.backroad.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A query to begin with; the tests of catalog-service run each of them.
 *
 * @param title the comment in the first line of its file
 */
record Example(String title, String query) {

    /** In the order of the files' names. */
    static List<Example> all() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver()
                                    .getResources("classpath:graphql/examples/*.graphql"))
                    .sorted(Comparator.comparing(file -> "" + file.getFilename()))
                    .map(Example::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example of(Resource file) {
        try {
            String text = file.getContentAsString(UTF_8);
            int line = text.indexOf('\n');
            return new Example(text.substring(1, line).strip(), text.substring(line).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without line breaks, as a shell takes it; line breaks mean nothing in GraphQL. */
    String inOneLine() {
        return query.replaceAll("\\s+", " ");
    }
}
