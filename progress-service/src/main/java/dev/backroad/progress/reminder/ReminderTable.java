package dev.backroad.progress.reminder;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Turns and reminders in PostgreSQL. */
@Repository
class ReminderTable {

    /** Whose turn it is, and for what. */
    record Turn(UUID learnerId, Kind kind) {}

    /** A turn further ahead was set by a clock that was wrong. */
    private static final Duration FURTHEST = Duration.ofDays(2);

    private final JdbcClient jdbc;

    ReminderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns some whose turn it is; two questions, each along the index. */
    List<Turn> due(Instant now, int most) {
        return jdbc.sql(
                        """
                        (select learner_id, kind from reminder_turn where at <= :now order by at limit :most)
                        union all
                        (select learner_id, kind from reminder_turn where at > :far order by at limit :most)
                        limit :most
                        """)
                .param("now", Timestamp.from(now))
                .param("far", Timestamp.from(now.plus(FURTHEST)))
                .param("most", most)
                .query((row, number) ->
                        new Turn(
                                row.getObject("learner_id", UUID.class),
                                Kind.of(row.getString("kind"))))
                .list();
    }

    /** Whether it still is their turn; keeps others from it until the transaction ends. */
    boolean lock(Turn turn, Instant now) {
        return jdbc.sql(
                        """
                        select 1 from reminder_turn
                        where learner_id = ? and kind = ? and (at <= ? or at > ?) for update
                        """)
                .params(
                        turn.learnerId(),
                        turn.kind().word(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(FURTHEST)))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Gives a learner their first turns, one of each kind; those that they have stay. */
    void begin(UUID learner, Map<Kind, Instant> turns) {
        jdbc.sql(
                        """
                        insert into reminder_turn (learner_id, kind, at)
                        select ?, kind, at from unnest(?, cast(? as timestamptz[])) as turn (kind, at)
                        on conflict do nothing
                        """)
                .param(learner)
                .param(turns.keySet().stream().map(Kind::word).toArray(String[]::new))
                .param(turns.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    /** Moves a turn, if the learner has one. */
    void move(Turn turn, Instant at) {
        jdbc.sql("update reminder_turn set at = ? where learner_id = ? and kind = ?")
                .params(Timestamp.from(at), turn.learnerId(), turn.kind().word())
                .update();
    }

    /** Notes that a learner is reminded; {@code false} if they were, on this day. */
    boolean isFirst(Turn turn, LocalDate day, Instant now) {
        return jdbc.sql(
                                """
                                insert into reminder (learner_id, kind, day, told_at) values (?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(turn.learnerId(), turn.kind().word(), day, Timestamp.from(now))
                        .update()
                == 1;
    }

    void forgetBefore(Instant moment) {
        jdbc.sql("delete from reminder where told_at < ?").param(Timestamp.from(moment)).update();
    }

    List<LocalDate> toldDays(UUID learner, Kind kind) {
        return jdbc.sql("select day from reminder where learner_id = ? and kind = ? order by day")
                .params(learner, kind.word())
                .query(LocalDate.class)
                .list();
    }

    void delete(UUID learner) {
        jdbc.sql("delete from reminder_turn where learner_id = ?").param(learner).update();
        jdbc.sql("delete from reminder where learner_id = ?").param(learner).update();
    }
}
