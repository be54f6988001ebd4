package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The versions of roadmaps that somebody follows, with the names that their topics had when the
 * first learner came. Part of the record and kept for good, other than the copy of the catalog.
 */
@Repository
class FollowedVersions {

    private final JdbcClient jdbc;

    FollowedVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a version, unless it is kept already. */
    void keep(PublishedRoadmap roadmap) {
        if (!isKept(roadmap)) {
            insert(roadmap);
        }
    }

    /** Asked first, since nearly always it is: then there is nothing to write. */
    private boolean isKept(PublishedRoadmap roadmap) {
        return jdbc.sql(
                        """
                        select exists (select from followed_version where roadmap_id = ? and version = ?)
                        """)
                .params(roadmap.roadmapId(), roadmap.version())
                .query(Boolean.class)
                .single();
    }

    private void insert(PublishedRoadmap roadmap) {
        int added =
                jdbc.sql(
                                """
                                insert into followed_version (roadmap_id, version, slug, title)
                                values (?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                roadmap.roadmapId(),
                                roadmap.version(),
                                roadmap.slug(),
                                roadmap.title())
                        .update();
        if (added == 1) {
            insertTopics(roadmap);
        }
    }

    private void insertTopics(PublishedRoadmap roadmap) {
        var positions =
                IntStream.rangeClosed(1, roadmap.topics().size())
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new);
        jdbc.sql(
                        """
                        insert into followed_topic (roadmap_id, version, position, topic_id, slug, title)
                        select ?, ?, * from unnest(cast(? as integer[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]))
                        """)
                .params(
                        roadmap.roadmapId(),
                        roadmap.version(),
                        positions,
                        texts(roadmap, topic -> topic.topicId().toString()),
                        texts(roadmap, PublishedTopic::slug),
                        texts(roadmap, PublishedTopic::title))
                .update();
    }

    private static String[] texts(
            PublishedRoadmap roadmap, Function<PublishedTopic, String> column) {
        return roadmap.topics().stream().map(column).toArray(String[]::new);
    }
}
