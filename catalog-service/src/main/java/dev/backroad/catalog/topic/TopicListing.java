package dev.backroad.catalog.topic;

import dev.backroad.catalog.paging.Paged;
import dev.backroad.defaults.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Lists topics in pages: in the order of their slugs, or the best first when somebody searches.
 * Past the cache, on purpose: hardly two people search for the same, and it takes one statement or
 * three.
 */
@Service
class TopicListing {

    /**
     * A topic of a page.
     *
     * @param cursor where the list goes on behind it
     */
    record Entry(String cursor, TopicItem item) {}

    private final JdbcClient jdbc;
    private final TopicSearch search;

    TopicListing(JdbcClient jdbc, TopicSearch search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /**
     * Returns a page.
     *
     * @param after the cursor that the page before has named; null for the first page
     */
    Paged<Entry> page(TopicFilter filter, @Nullable String after, int limit) {
        var rows =
                filter.q() == null
                        ? inOrder(filter, after, limit + 1)
                        : found(filter.q(), filter, after, limit + 1);
        return Paged.of(rows, limit, Entry::cursor);
    }

    private List<Entry> found(String q, TopicFilter filter, @Nullable String after, int limit) {
        var place = Cursor.read(after, filter, TopicSearch.Place::of);
        return search
                .search(q, filter, place == null ? TopicSearch.Place.START : place, limit)
                .stream()
                .map(hit -> new Entry(Cursor.at(filter, hit.place().parts()), hit.item()))
                .toList();
    }

    private List<Entry> inOrder(TopicFilter filter, @Nullable String after, int limit) {
        var slug = Cursor.read(after, filter, TopicListing::slug);
        return jdbc
                .sql(sql(filter.conditions()))
                .params(filter.values())
                .param("after", slug == null ? "" : slug)
                .param("limit", limit)
                .query((row, _) -> TopicRow.item(row, null))
                .list()
                .stream()
                .map(item -> new Entry(Cursor.at(filter, item.slug()), item))
                .toList();
    }

    static String sql(String filter) {
        return """
        select %s from topic t %s
        where t.status = 'PUBLISHED' and t.slug > :after %s
        order by t.slug limit :limit
        """
                .formatted(TopicRow.COLUMNS, TopicRow.PLACE, filter);
    }

    private static String slug(List<String> place) {
        if (place.size() != 1 || !TopicDraft.isSlug(place.getFirst())) {
            throw new IllegalArgumentException("no slug");
        }
        return place.getFirst();
    }
}
