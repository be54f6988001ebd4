package dev.backroad.catalog.roadmap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backroad.catalog.roadmap.RoadmapView.StageView;
import dev.backroad.catalog.roadmap.RoadmapView.TopicItem;
import dev.backroad.catalog.topic.Level;
import dev.backroad.catalog.topic.Track;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads versions of roadmaps, all in one statement and one in three, past the cache: few people
 * look back. Which topics stand in a version never changes; what these are called and build on is
 * as today.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class VersionReading {

    private record Edition(
            UUID id, String slug, String title, String summary, int number, boolean retired) {}

    private record Line(String stage, TopicItem item) {}

    private record Step(UUID topic, String prerequisite) {}

    private final JdbcClient jdbc;

    VersionReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when there is no such roadmap, or only a draft of it. */
    Optional<RoadmapVersions> versions(String slug) {
        var items =
                jdbc.sql(
                                """
                                select e.number, e.title, e.published_at,
                                    (select count(*) from edition_topic t where t.edition_id = e.id) as topics
                                from roadmap r join roadmap_edition e on e.roadmap_id = r.id
                                where r.slug = ? and e.number is not null order by e.number desc
                                """)
                        .param(slug)
                        .query((row, _) ->
                                new RoadmapVersions.Item(
                                        row.getInt("number"),
                                        row.getString("title"),
                                        instant(row, "published_at"),
                                        row.getLong("topics")))
                        .list();
        return Optional.of(new RoadmapVersions(items, null)).filter(it -> !it.items().isEmpty());
    }

    Optional<RoadmapView> version(String slug, int number) {
        return jdbc.sql(
                        """
                        select e.id, r.slug, e.title, e.summary, e.number, r.status = 'RETIRED' as retired
                        from roadmap r join roadmap_edition e on e.roadmap_id = r.id where r.slug = ? and e.number = ?
                        """)
                .params(slug, number)
                .query(Edition.class)
                .optional()
                .map(this::view);
    }

    private RoadmapView view(Edition edition) {
        var stages = new LinkedHashMap<String, List<TopicItem>>();
        lines(edition.id())
                .forEach(line ->
                        stages.computeIfAbsent(line.stage(), _ -> new ArrayList<>())
                                .add(line.item()));
        return new RoadmapView(
                edition.slug(),
                edition.title(),
                edition.summary(),
                edition.number(),
                edition.retired(),
                stages.entrySet().stream()
                        .map(stage -> new StageView(stage.getKey(), stage.getValue()))
                        .toList());
    }

    private List<Line> lines(UUID edition) {
        var prerequisites = prerequisites(edition);
        return jdbc.sql(
                        """
                        select s.title as stage, t.id, t.slug, t.title, t.level, t.track, t.estimate_minutes from edition_stage s
                        join edition_topic st on st.stage_id = s.id join topic t on t.id = st.topic_id
                        where s.edition_id = ? order by s.position, st.position
                        """)
                .param(edition)
                .query((row, _) -> line(row, prerequisites))
                .list();
    }

    private static Line line(ResultSet row, Map<UUID, List<String>> prerequisites)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Line(
                row.getString("stage"),
                new TopicItem(
                        row.getString("slug"),
                        row.getString("title"),
                        Level.valueOf(row.getString("level")),
                        Track.valueOf(row.getString("track")),
                        row.getInt("estimate_minutes"),
                        prerequisites.getOrDefault(id, List.of())));
    }

    private Map<UUID, List<String>> prerequisites(UUID edition) {
        return jdbc
                .sql(
                        """
                        select p.topic_id as topic, b.slug as prerequisite from edition_topic st
                        join topic_prerequisite p on p.topic_id = st.topic_id join topic b on b.id = p.prerequisite_id
                        where st.edition_id = ? order by b.slug
                        """)
                .param(edition)
                .query(Step.class)
                .stream()
                .collect(groupingBy(Step::topic, mapping(Step::prerequisite, toList())));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
