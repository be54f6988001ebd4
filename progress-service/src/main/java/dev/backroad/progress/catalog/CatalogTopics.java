package dev.backroad.progress.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Our own copy of the topics, as they are now, and of where retired ones went. An event that is
 * older than what is known of its topic changes nothing, and one that tells the same again neither.
 */
@Repository
public class CatalogTopics {

    private record Succession(UUID successor, UUID retired, boolean isSplit) {

        static Succession of(ResultSet row, int number) throws SQLException {
            return new Succession(
                    row.getObject("successor_id", UUID.class),
                    row.getObject("topic_id", UUID.class),
                    row.getBoolean("is_split"));
        }
    }

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher listeners;

    CatalogTopics(JdbcClient jdbc, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    /** A topic is published, or says something else. It may have been retired before. */
    void take(TopicState topic, long sequence) {
        int taken =
                jdbc.sql(
                                """
                                insert into topic (topic_id, slug, title, level, track, estimate_minutes, revision, retired, sequence)
                                values (?, ?, ?, ?, ?, ?, ?, false, ?)
                                on conflict (topic_id) do update
                                set slug = excluded.slug, title = excluded.title, level = excluded.level, track = excluded.track,
                                    estimate_minutes = excluded.estimate_minutes, revision = excluded.revision, retired = false,
                                    sequence = excluded.sequence
                                where topic.sequence < excluded.sequence and topic.revision <= excluded.revision
                                """)
                        .params(
                                topic.topicId(),
                                topic.slug(),
                                topic.title(),
                                topic.level(),
                                topic.track(),
                                topic.estimateMinutes(),
                                topic.revision(),
                                sequence)
                        .update();
        if (taken == 1) {
            replace(
                    "topic_prerequisite",
                    "prerequisite_id",
                    topic.topicId(),
                    topic.prerequisites());
            replace("topic_successor", "successor_id", topic.topicId(), List.of());
        }
    }

    /** A topic is on no new road any more. Level, track and estimate stay, if they are known. */
    void retire(RetiredTopic topic, long sequence) {
        int taken =
                jdbc.sql(
                                """
                                insert into topic (topic_id, slug, title, revision, retired, sequence)
                                values (?, ?, ?, ?, true, ?)
                                on conflict (topic_id) do update
                                set slug = excluded.slug, title = excluded.title, revision = excluded.revision, retired = true,
                                    sequence = excluded.sequence
                                where topic.sequence < excluded.sequence and topic.revision <= excluded.revision
                                """)
                        .params(
                                topic.topicId(),
                                topic.slug(),
                                topic.title(),
                                topic.revision(),
                                sequence)
                        .update();
        if (taken == 1) {
            takeSuccessors(topic);
        }
    }

    private void takeSuccessors(RetiredTopic topic) {
        var before =
                jdbc.sql("select successor_id from topic_successor where topic_id = ?")
                        .param(topic.topicId())
                        .query(UUID.class)
                        .set();
        replace("topic_successor", "successor_id", topic.topicId(), topic.into());
        if (!before.containsAll(topic.into().stream().map(TopicRef::topicId).toList())) {
            listeners.publishEvent(new TopicHasSuccessors(topic.topicId()));
        }
    }

    private void replace(String table, String column, UUID topic, List<TopicRef> others) {
        jdbc.sql("delete from " + table + " where topic_id = ?").param(topic).update();
        jdbc.sql(
                        "insert into %s (topic_id, %s) select ?, unnest(cast(? as uuid[])) on conflict do nothing"
                                .formatted(table, column))
                .params(topic, ids(others.stream().map(TopicRef::topicId).toList()))
                .update();
    }

    /** Returns which retired topics led to those of a version. */
    public Successions leadingTo(PublishedRoadmap version) {
        return leadingTo(version.topics().stream().map(PublishedTopic::topicId).toList());
    }

    /** Returns which retired topics led to these, also by way of others that are retired, too. */
    Successions leadingTo(Collection<UUID> topics) {
        var rows =
                jdbc.sql(
                                """
                                with recursive way as (
                                    select s.successor_id, s.topic_id from topic_successor s
                                    where s.successor_id = any (cast(? as uuid[]))
                                    union
                                    select s.successor_id, s.topic_id from topic_successor s
                                    join way on s.successor_id = way.topic_id)
                                select successor_id, topic_id,
                                    (select count(*) > 1 from topic_successor o where o.topic_id = way.topic_id) as is_split
                                from way order by topic_id
                                """)
                        .param(ids(topics))
                        .query(Succession::of)
                        .list();
        return new Successions(
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Succession::successor,
                                        Collectors.mapping(
                                                Succession::retired, Collectors.toList()))),
                rows.stream()
                        .filter(Succession::isSplit)
                        .map(Succession::retired)
                        .collect(Collectors.toSet()));
    }

    private static String[] ids(Collection<UUID> topics) {
        return topics.stream().map(UUID::toString).toArray(String[]::new);
    }
}
