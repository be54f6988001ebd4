package dev.backroad.progress.achievement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** Notes what is earned, and returns what was not before. */
    Set<Achievement> earn(UUID learner, Collection<Achievement> reached, Instant at) {
        var names = reached.stream().map(Achievement::word).toArray(String[]::new);
        var earned =
                jdbc.sql(
                                """
                                insert into achievement (learner_id, name, earned_at)
                                select ?, name, cast(? as timestamptz) from unnest(?) as reached (name)
                                on conflict do nothing returning name
                                """)
                        .params(learner, Timestamp.from(at), names)
                        .query(String.class)
                        .set();
        return reached.stream()
                .filter(each -> earned.contains(each.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Achievement.class)));
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
