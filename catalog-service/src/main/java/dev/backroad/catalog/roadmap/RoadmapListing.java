package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.paging.Paged;
import dev.backroad.defaults.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lists roadmaps in pages, all or those that are searched for. There are few: a page is cut from
 * all.
 */
@Service
class RoadmapListing {

    private record Question(@Nullable String q) {}

    private final RoadmapReading reading;
    private final RoadmapSearch search;

    RoadmapListing(RoadmapReading reading, RoadmapSearch search) {
        this.reading = reading;
        this.search = search;
    }

    /**
     * Returns a page.
     *
     * @param q words to search for; blank is none
     * @param after the cursor that the page before has named; null for the first page
     */
    RoadmapList page(@Nullable String q, @Nullable String after, int limit) {
        var question = new Question(q == null || q.isBlank() ? null : q.replace('\0', ' '));
        var slug = Cursor.read(after, question, List::getFirst);
        var all = reading.roadmaps().items();
        var found = question.q() == null ? null : search.slugs(question.q(), all);
        var rows =
                all.stream()
                        .filter(item -> found == null || found.contains(item.slug()))
                        .filter(item -> slug == null || item.slug().compareTo(slug) > 0)
                        .limit(limit + 1L)
                        .toList();
        var page = Paged.of(rows, limit, item -> Cursor.at(question, item.slug()));
        return new RoadmapList(page.items(), page.next());
    }
}
