package dev.backroad.catalog.topic;

import dev.backroad.catalog.paging.Paged;
import dev.backroad.defaults.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A page of topics as GraphQL clients know pages. */
record TopicConnection(List<TopicEdge> edges, PageInfo pageInfo) {

    private static final int MOST = 100;

    /** The topic itself is loaded by its slug, all of a page together. */
    record TopicEdge(String cursor, String slug, @Nullable Highlights highlights) {}

    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    static TopicConnection of(Paged<TopicListing.Entry> page) {
        var edges =
                page.items().stream()
                        .map(entry ->
                                new TopicEdge(
                                        entry.cursor(),
                                        entry.item().slug(),
                                        entry.item().highlights()))
                        .toList();
        var start = edges.isEmpty() ? null : edges.getFirst().cursor();
        var end = edges.isEmpty() ? null : edges.getLast().cursor();
        return new TopicConnection(edges, new PageInfo(page.next() != null, false, start, end));
    }

    static int checked(int first) {
        if (first < 1 || first > MOST) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "\"first\" is a number from 1 to %d.".formatted(MOST));
        }
        return first;
    }
}
