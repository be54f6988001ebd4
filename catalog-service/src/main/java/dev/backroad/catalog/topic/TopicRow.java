package dev.backroad.catalog.topic;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How a topic of a list is read. */
final class TopicRow {

    static final String COLUMNS =
            "t.slug, t.title, place.stage, t.level, t.track, t.estimate_minutes";

    /**
     * Where it stands; a topic may stand in several roadmaps, and then the first of them counts.
     */
    static final String PLACE =
            """
            left join lateral (
                select stage, roadmap, stage_position, position from topic_place
                where topic_id = t.id order by roadmap_id limit 1) place on true
            """;

    private TopicRow() {}

    static TopicItem item(ResultSet row, @Nullable Highlights highlights) throws SQLException {
        return new TopicItem(
                row.getString("slug"),
                row.getString("title"),
                row.getString("stage"),
                Level.valueOf(row.getString("level")),
                Track.valueOf(row.getString("track")),
                row.getInt("estimate_minutes"),
                highlights);
    }
}
