package dev.backroad.catalog.roadmap;

import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds roadmaps by words of their titles and summaries, or by words that are like one of a title.
 * There are few, and they are at hand: PostgreSQL only compares.
 */
@Component
class RoadmapSearch {

    private final JdbcClient jdbc;

    RoadmapSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the slugs of those that are found among these. */
    Set<String> slugs(String q, List<RoadmapList.Item> roadmaps) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select slug
                                from unnest(:slugs, :titles, :summaries) as it (slug, title, summary)
                                where search_words(search_text(title || ' ' || summary))
                                        @@ search_question(:q, 1, false)
                                   or search_text(:q) <% search_text(title)
                                """)
                        .param("slugs", texts(roadmaps, RoadmapList.Item::slug))
                        .param("titles", texts(roadmaps, RoadmapList.Item::title))
                        .param("summaries", texts(roadmaps, RoadmapList.Item::summary))
                        .param("q", q)
                        .query(String.class)
                        .list());
    }

    private static SqlParameterValue texts(
            List<RoadmapList.Item> roadmaps, Function<RoadmapList.Item, String> text) {
        return new SqlParameterValue(
                Types.ARRAY, "text", roadmaps.stream().map(text).toArray(String[]::new));
    }
}
