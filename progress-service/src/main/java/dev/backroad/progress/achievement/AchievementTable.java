package dev.backroad.progress.achievement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Achievements in PostgreSQL. */
@Repository
class AchievementTable {

    private final JdbcClient jdbc;

    AchievementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns what the learner has earned, and when; what is no rule any more is left out. */
    Map<Achievement, Instant> earned(UUID learner) {
        var earned = new EnumMap<Achievement, Instant>(Achievement.class);
        var rows =
                jdbc.sql("select name, earned_at from achievement where learner_id = ?")
                        .param(learner)
                        .query((row, number) ->
                                Map.entry(
                                        row.getString("name"),
                                        row.getTimestamp("earned_at").toInstant()))
                        .list();
        rows.forEach(row ->
                Achievement.find(row.getKey())
                        .ifPresent(known -> earned.put(known, row.getValue())));
        return earned;
    }

    /** Notes that it is earned; {@code false} if it was before. */
    boolean earn(UUID learner, Achievement achievement, Instant at) {
        return jdbc.sql(
                                """
                                insert into achievement (learner_id, name, earned_at) values (?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(learner, achievement.word(), Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Returns whether the learner completes the roadmap for the first time. */
    boolean isFirstTime(UUID learner, String roadmap) {
        return jdbc.sql(
                                """
                                insert into completed_roadmap (learner_id, roadmap) values (?, ?)
                                on conflict do nothing
                                """)
                        .params(learner, roadmap)
                        .update()
                == 1;
    }

    int roadmaps(UUID learner) {
        return jdbc.sql("select count(*) from completed_roadmap where learner_id = ?")
                .param(learner)
                .query(Integer.class)
                .single();
    }

    void delete(UUID learner) {
        jdbc.sql("delete from achievement where learner_id = ?").param(learner).update();
        jdbc.sql("delete from completed_roadmap where learner_id = ?").param(learner).update();
    }
}
