package dev.backroad.catalog.replay;

import dev.backroad.catalog.editing.OneWriter;
import dev.backroad.catalog.roadmap.RoadmapReplay;
import dev.backroad.catalog.topic.TopicReplay;
import dev.backroad.catalog.topic.TopicReplay.Told;
import dev.backroad.defaults.IdGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replays as rows: each batch and how far it has got are one transaction, on whichever instance.
 */
@Service
class Replays {

    /** Topics in one transaction: a moment in which no editor can write. */
    static final int BATCH = 100;

    private record Unfinished(UUID id, UUID afterTopic) {}

    private final JdbcClient jdbc;
    private final OneWriter writer;
    private final TopicReplay topics;
    private final RoadmapReplay roadmaps;
    private final IdGenerator ids;
    private final InstantSource time;

    Replays(
            JdbcClient jdbc,
            OneWriter writer,
            TopicReplay topics,
            RoadmapReplay roadmaps,
            IdGenerator ids,
            InstantSource time) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.topics = topics;
        this.roadmaps = roadmaps;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Replay request(String by) {
        var id = ids.next();
        jdbc.sql("insert into catalog_replay (id, requested_at, requested_by) values (?, ?, ?)")
                .params(id, now(), by)
                .update();
        return find(id).orElseThrow();
    }

    Optional<Replay> find(UUID id) {
        return jdbc.sql("select * from catalog_replay where id = ?")
                .param(id)
                .query(Replays::replay)
                .optional();
    }

    /** Tells the next batch of the oldest unfinished replay; says whether there was one. */
    @Transactional
    boolean tellBatch() {
        var next =
                jdbc.sql(
                                """
                                select id, after_topic from catalog_replay where finished_at is null
                                order by requested_at limit 1 for update skip locked
                                """)
                        .query(Unfinished.class)
                        .optional();
        next.ifPresent(this::tellBatch);
        return next.isPresent();
    }

    private void tellBatch(Unfinished replay) {
        writer.awaitTurnHoweverLong();
        var told = topics.tellAfter(replay.afterTopic(), BATCH);
        note(replay, told);
        if (told.topics() < BATCH) {
            finish(replay, roadmaps.tellAll());
        }
    }

    private void note(Unfinished replay, Told told) {
        jdbc.sql("update catalog_replay set after_topic = ?, topics = topics + ? where id = ?")
                .params(told.last(), told.topics(), replay.id())
                .update();
    }

    private void finish(Unfinished replay, int told) {
        jdbc.sql("update catalog_replay set roadmaps = ?, finished_at = ? where id = ?")
                .params(told, now(), replay.id())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(time.instant());
    }

    private static Replay replay(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new Replay(
                row.getObject("id", UUID.class),
                row.getTimestamp("requested_at").toInstant(),
                row.getInt("topics"),
                row.getInt("roadmaps"),
                finished == null ? null : finished.toInstant());
    }
}
