package dev.backroad.progress.history;

import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.enrollment.EnrollmentChanged;
import dev.backroad.progress.enrollment.EnrollmentEvent;
import dev.backroad.progress.history.HistoryEntry.TopicName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history in PostgreSQL, one partition a month. */
@Repository
class HistoryTable {

    private static final String SELECT =
            """
            select h.sequence, h.at, h.kind, h.version, t.slug, t.title
            from progress_history h
            join enrollment e on e.id = h.enrollment_id
            left join followed_topic t
                on t.roadmap_id = e.roadmap_id and t.version = h.version and t.topic_id = h.topic_id
            """;

    private static final String[] TOLD =
            Arrays.stream(HistoryKind.values())
                    .filter(HistoryKind::isTold)
                    .map(HistoryKind::word)
                    .toArray(String[]::new);

    private final JdbcClient jdbc;

    HistoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(EnrollmentChanged change) {
        var news = change.news();
        jdbc.sql(
                        """
                        insert into progress_history (enrollment_id, sequence, at, kind, version, topic_id)
                        select ?, sequence, cast(? as timestamptz), kind, version, topic_id
                        from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as integer[]), cast(? as uuid[]))
                            as news (sequence, kind, version, topic_id)
                        """)
                .params(change.enrollmentId(), Timestamp.from(change.at()))
                .param(array(news, event -> event.origin().sequence()))
                .param(array(news, event -> HistoryKind.of(event).word()))
                .param(array(news, event -> event.origin().roadmapVersion()))
                .param(
                        array(
                                news,
                                event ->
                                        HistoryKind.topic(event)
                                                .map(PublishedTopic::topicId)
                                                .orElse(null)))
                .update();
    }

    private static @Nullable String[] array(
            List<EnrollmentEvent> news, Function<EnrollmentEvent, @Nullable Object> column) {
        return news.stream()
                .map(event -> Objects.toString(column.apply(event), null))
                .toArray(String[]::new);
    }

    /** Reads the newest entries that are older than the given one. */
    List<HistoryEntry> olderThan(long sequence, UUID enrollment, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where h.enrollment_id = ? and h.sequence < ?"
                                + " order by h.sequence desc limit ?")
                .params(enrollment, sequence, limit)
                .query(HistoryTable::entry)
                .list();
    }

    /** The same of those that the world hears of. */
    List<HistoryEntry> toldOlderThan(long sequence, UUID enrollment, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where h.enrollment_id = ? and h.sequence < ? and h.kind = any(?)"
                                + " order by h.sequence desc limit ?")
                .params(enrollment, sequence, TOLD, limit)
                .query(HistoryTable::entry)
                .list();
    }

    List<UUID> enrollmentsOf(UUID learner) {
        return jdbc.sql("select id from enrollment where learner_id = ? order by id")
                .param(learner)
                .query(UUID.class)
                .list();
    }

    private static HistoryEntry entry(ResultSet row, int number) throws SQLException {
        var slug = row.getString("slug");
        return new HistoryEntry(
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                HistoryKind.of(row.getString("kind")),
                row.getInt("version"),
                slug == null ? null : new TopicName(slug, row.getString("title")));
    }
}
