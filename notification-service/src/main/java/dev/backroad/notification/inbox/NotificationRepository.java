package dev.backroad.notification.inbox;

import dev.backroad.notification.kind.Language;
import dev.backroad.notification.kind.Texts;
import dev.backroad.notification.kind.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notifications in PostgreSQL. Ids are UUIDv7, so that the order of ids is the order of time. */
@Repository
class NotificationRepository {

    private static final String COLUMNS =
            "id, learner_id, kind, title, text, arguments, topic, roadmap, created_at, read_at,"
                    + " archived_at";

    /** As many as one statement changes: none may take long. */
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final Texts texts;

    NotificationRepository(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    void insert(UUID id, UUID learner, Notice notice, @Nullable UUID eventId, Instant at) {
        var words = notice.words();
        jdbc.sql(
                        """
                        insert into notification (id, learner_id, kind, title, text, arguments, topic, roadmap, event_id, created_at)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, cast(? as uuid), ?)
                        """)
                .param(id)
                .param(learner)
                .param(words.kind())
                .param(words.title())
                .param(words.text())
                .param(words.json())
                .param(notice.topic())
                .param(notice.roadmap())
                .param(eventId)
                .param(Timestamp.from(at))
                .update();
    }

    /** Reads a learner's newest notifications that are older than the given one. */
    List<Notification> olderThan(
            UUID id, UUID learner, int limit, Filter filter, Language language) {
        return jdbc.sql(pageSql(filter)).params(learner, id, limit).query(in(language)).list();
    }

    static String pageSql(Filter filter) {
        return "select "
                + COLUMNS
                + " from notification where learner_id = ? and id < ?"
                + filter.sql()
                + " order by id desc limit ?";
    }

    /** Reads everything, newest first. */
    List<Notification> all(UUID learner, Language language) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from notification where learner_id = ? order by id desc")
                .param(learner)
                .query(in(language))
                .list();
    }

    Optional<Notification> find(UUID id, UUID learner, Language language) {
        return jdbc.sql("select " + COLUMNS + " from notification where id = ? and learner_id = ?")
                .params(id, learner)
                .query(in(language))
                .optional();
    }

    /** Reads the oldest of a learner's notifications that have a higher number. */
    List<NumberedNotification> newerThan(long number, UUID learner, int limit, Language language) {
        var notification = in(language);
        return jdbc.sql(
                        "select number, "
                                + COLUMNS
                                + " from notification where learner_id = ? and number > ?"
                                + " order by number limit ?")
                .params(learner, number, limit)
                .query((row, index) ->
                        new NumberedNotification(
                                row.getLong("number"), language, notification.mapRow(row, index)))
                .list();
    }

    /** Reads the newest, archived or not. */
    List<Notification> newest(UUID learner, int limit, Language language) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from notification where learner_id = ? order by id desc"
                                + " limit ?")
                .params(learner, limit)
                .query(in(language))
                .list();
    }

    /** What came since an id. */
    record Stretch(int told, int unread) {}

    Stretch since(UUID id, UUID learner) {
        return jdbc.sql(
                        """
                        select count(*) as told, count(*) filter (where read_at is null) as unread
                        from notification where learner_id = ? and id >= ?
                        """)
                .params(learner, id)
                .query(Stretch.class)
                .single();
    }

    /** Counts what is unread and not archived, up to a limit. */
    int unread(UUID learner, int limit) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from notification
                            where learner_id = ? and archived_at is null and read_at is null
                            order by id desc limit ?) as unread
                        """)
                .params(learner, limit)
                .query(Integer.class)
                .single();
    }

    /** Sets a notification's state; the first moment of each stays. */
    Optional<Notification> set(
            UUID id, UUID learner, NotificationState state, Instant now, Language language) {
        return jdbc.sql(
                        """
                        update notification
                        set read_at = case when cast(:read as boolean) then coalesce(read_at, :now) end,
                            archived_at = case when cast(:archived as boolean) then coalesce(archived_at, :now) end
                        where id = :id and learner_id = :learner returning
                        """
                                + COLUMNS)
                .param("read", state.read())
                .param("archived", state.archived())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .param("learner", learner)
                .query(in(language))
                .optional();
    }

    /** Marks some as read that are not newer than the given one; returns whether there are more. */
    boolean readSome(UUID upTo, UUID learner, Instant now) {
        return jdbc.sql(
                                """
                                update notification set read_at = ? where id in (
                                    select id from notification
                                    where learner_id = ? and id <= ? and archived_at is null and read_at is null
                                    order by id desc limit ?)
                                """)
                        .params(Timestamp.from(now), learner, upTo, BATCH)
                        .update()
                == BATCH;
    }

    /** Deletes some that are older than an id; returns whether there are more. */
    boolean deleteSomeBefore(UUID id) {
        return jdbc.sql(
                                """
                                delete from notification where id in (
                                    select id from notification where id < ? order by id limit ?)
                                """)
                        .params(id, BATCH)
                        .update()
                == BATCH;
    }

    void deleteAll(UUID learner) {
        jdbc.sql("delete from notification where learner_id = ?").param(learner).update();
        jdbc.sql("delete from inbox_counter where learner_id = ?").param(learner).update();
    }

    private RowMapper<Notification> in(Language language) {
        return (row, number) -> notification(row, language);
    }

    private Notification notification(ResultSet row, Language language) throws SQLException {
        var words =
                Words.stored(
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("arguments"));
        return new Notification(
                row.getObject("id", UUID.class),
                row.getObject("learner_id", UUID.class),
                words.kind(),
                texts.title(words, language),
                texts.text(words, language),
                row.getString("topic"),
                row.getString("roadmap"),
                row.getTimestamp("created_at").toInstant(),
                moment(row, "read_at"),
                moment(row, "archived_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
