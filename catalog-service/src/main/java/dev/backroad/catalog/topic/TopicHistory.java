package dev.backroad.catalog.topic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every state of what a topic says, so that nobody's text is lost to somebody else's. */
@Repository
class TopicHistory {

    /**
     * One state, without what it said: that may be two thirds of a megabyte.
     *
     * @param savedBy an account, a program, or {@code import}
     * @param self the address of the whole
     */
    record Item(int revision, Instant savedAt, String savedBy, String self) {}

    /** One state as a whole. */
    record Revision(int revision, Instant savedAt, String savedBy, TopicContent content) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource time;

    TopicHistory(JdbcClient jdbc, JsonMapper json, InstantSource time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /** Keeps the topic's present state; the row of the topic itself must be there. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Topic topic, String savedBy) {
        jdbc.sql(
                        """
                        insert into topic_revision (topic_id, revision, saved_at, saved_by, content)
                        values (?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        topic.id(),
                        topic.revision(),
                        Timestamp.from(time.instant()),
                        savedBy,
                        json.writeValueAsString(TopicContent.of(topic)))
                .update();
    }

    /** The newest first, those before the given revision. */
    List<Item> before(Topic topic, int revision, int limit) {
        return jdbc.sql(
                        """
                        select revision, saved_at, saved_by from topic_revision
                        where topic_id = ? and revision < ? order by revision desc limit ?
                        """)
                .params(topic.id(), revision, limit)
                .query((row, _) -> item(topic.slug(), row))
                .list();
    }

    Optional<Revision> find(Topic topic, int revision) {
        return jdbc.sql(
                        """
                        select revision, saved_at, saved_by, content from topic_revision
                        where topic_id = ? and revision = ?
                        """)
                .params(topic.id(), revision)
                .query(this::revision)
                .optional();
    }

    private static Item item(String slug, ResultSet row) throws SQLException {
        var revision = row.getInt("revision");
        return new Item(
                revision,
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"),
                "/api/v1/topics/%s/revisions/%d".formatted(slug, revision));
    }

    private Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"),
                json.readValue(row.getString("content"), TopicContent.class));
    }
}
