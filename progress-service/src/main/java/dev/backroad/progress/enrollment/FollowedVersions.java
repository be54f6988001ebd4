package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private record Head(UUID roadmapId, int version, String slug, String title) {}

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

    /** Returns a version that somebody follows. */
    PublishedRoadmap get(UUID roadmapId, int version) {
        return withTopics(
                jdbc.sql(
                                """
                                select roadmap_id, version, slug, title from followed_version
                                where roadmap_id = ? and version = ?
                                """)
                        .params(roadmapId, version)
                        .query(Head.class)
                        .single());
    }

    /** Returns a version that is kept, also when the copy of the catalog has lost it. */
    Optional<PublishedRoadmap> find(String slug, int version) {
        return jdbc.sql(
                        """
                        select roadmap_id, version, slug, title from followed_version
                        where slug = ? and version = ? limit 1
                        """)
                .params(slug, version)
                .query(Head.class)
                .optional()
                .map(this::withTopics);
    }

    private PublishedRoadmap withTopics(Head head) {
        return new PublishedRoadmap(
                head.roadmapId(),
                head.version(),
                head.slug(),
                head.title(),
                jdbc.sql(
                                """
                                select topic_id, slug, title from followed_topic
                                where roadmap_id = ? and version = ? order by position
                                """)
                        .params(head.roadmapId(), head.version())
                        .query(PublishedTopic.class)
                        .list());
    }

    /** Returns a topic of a version before this one, under its last name. */
    Optional<PublishedTopic> earlierTopic(PublishedRoadmap roadmap, UUID topic) {
        return jdbc.sql(
                        """
                        select topic_id, slug, title from followed_topic
                        where roadmap_id = ? and version < ? and topic_id = ?
                        order by version desc limit 1
                        """)
                .params(roadmap.roadmapId(), roadmap.version(), topic)
                .query(PublishedTopic.class)
                .optional();
    }

    Set<UUID> topics(UUID enrollment) {
        return jdbc.sql(
                        """
                        select t.topic_id from enrollment e
                        join followed_topic t on t.roadmap_id = e.roadmap_id and t.version <= e.version
                        where e.id = ?
                        """)
                .param(enrollment)
                .query(UUID.class)
                .set();
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
