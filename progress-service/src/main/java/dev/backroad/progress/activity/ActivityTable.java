package dev.backroad.progress.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Days, bridges and time entries in PostgreSQL. */
@Repository
class ActivityTable {

    /** How far the calendars of two time zones can be apart: 26 hours are two dates at most. */
    static final int ZONES_APART = 2;

    private static final List<String> PERSONAL =
            List.of("scored_topic", "completed_topic", "activity_day", "bridged_day", "time_entry");

    /**
     * What a learner has learned with the topics that they have just completed.
     *
     * @param topics how many are new
     * @param number of the last of them
     * @param ever how many the learner has completed since they began
     */
    record Learned(ActivityDay day, int topics, long number, int ever) {}

    private final JdbcClient jdbc;

    ActivityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps topics that the learner has completed for ever, and adds those that are new to today,
     * as {@link #add} does; empty if none is.
     */
    Optional<Learned> learn(UUID learner, List<UUID> topics, LocalDate today, Instant at) {
        return jdbc.sql(
                        """
                        with learned as (
                            insert into scored_topic (learner_id, topic_id, scored_at)
                            select :learner, topic, cast(:at as timestamptz)
                            from unnest(cast(:topics as uuid[])) with ordinality as completed (topic, place) order by place
                            on conflict do nothing returning number),
                        points as (select count(*) as added, max(number) as number from learned),
                        noted as (
                            insert into activity_day as known (learner_id, day, topics, reviews, minutes)
                            select :learner, greatest(:today, newest), added, 0, 0
                            from points cross join (
                                select max(day) as newest from activity_day
                                where learner_id = :learner and day between :today and :ahead) days
                            where added > 0
                            on conflict (learner_id, day) do update set topics = known.topics + excluded.topics
                            returning day, topics, reviews, minutes)
                        select noted.*, added, number, added + before as ever
                        from noted cross join points cross join (
                            select count(*) as before from scored_topic where learner_id = :learner) earlier
                        """)
                .param("learner", learner)
                .param("topics", topics.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .param("today", today)
                .param("ahead", today.plusDays(ZONES_APART))
                .query(ActivityTable::learned)
                .optional();
    }

    /**
     * Adds something to today, or to the newest day there is if a flight to the west, or a clock
     * that was put back, makes today an earlier one: what is over cannot be filled afterwards. A
     * day further ahead than any time zone is a clock's mistake, and not waited for.
     *
     * @return the day with all that was done on it
     */
    ActivityDay add(UUID learner, LocalDate today, Figures done) {
        return jdbc.sql(
                        """
                        insert into activity_day as known (learner_id, day, topics, reviews, minutes)
                        select :learner, greatest(:today, max(day)), :topics, :reviews, :minutes
                        from activity_day where learner_id = :learner and day between :today and :ahead
                        on conflict (learner_id, day) do update set
                            topics = known.topics + excluded.topics,
                            reviews = known.reviews + excluded.reviews,
                            minutes = known.minutes + excluded.minutes
                        returning day, topics, reviews, minutes
                        """)
                .param("learner", learner)
                .param("today", today)
                .param("ahead", today.plusDays(ZONES_APART))
                .param("topics", done.topics())
                .param("reviews", done.reviews())
                .param("minutes", done.minutes())
                .query(ActivityTable::day)
                .single();
    }

    List<ActivityDay> days(UUID learner, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select day, topics, reviews, minutes from activity_day
                        where learner_id = ? and day between ? and ? order by day
                        """)
                .params(learner, from, to)
                .query(ActivityTable::day)
                .list();
    }

    /** Returns all days on which the learner did something, in order. */
    List<LocalDate> activeDays(UUID learner, LocalDate until) {
        return jdbc.sql(
                        """
                        select day from activity_day where learner_id = ? and day <= ? order by day
                        """)
                .params(learner, until)
                .query(LocalDate.class)
                .list();
    }

    Set<LocalDate> bridged(UUID learner) {
        return new HashSet<>(
                jdbc.sql("select day from bridged_day where learner_id = ?")
                        .param(learner)
                        .query(LocalDate.class)
                        .list());
    }

    Optional<LocalDate> lastBridge(UUID learner) {
        return bridged(learner).stream().max(LocalDate::compareTo);
    }

    void bridge(UUID learner, LocalDate day) {
        jdbc.sql(
                        "insert into bridged_day (learner_id, day) values (?, ?) on conflict do"
                                + " nothing")
                .params(learner, day)
                .update();
    }

    Figures figures(UUID learner) {
        return jdbc.sql(
                        """
                        select coalesce(sum(topics), 0) as topics, coalesce(sum(reviews), 0) as reviews,
                            coalesce(sum(minutes), 0) as minutes
                        from activity_day where learner_id = ?
                        """)
                .param(learner)
                .query(Figures.class)
                .single();
    }

    void note(UUID learner, TimeEntry entry) {
        jdbc.sql(
                        """
                        insert into time_entry (id, learner_id, topic, minutes, day, noted_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        entry.id(),
                        learner,
                        entry.topic(),
                        entry.minutes(),
                        entry.day(),
                        Timestamp.from(entry.notedAt()))
                .update();
    }

    List<TimeEntry> timeEntries(UUID learner) {
        return jdbc.sql(
                        """
                        select id, topic, minutes, day, noted_at from time_entry
                        where learner_id = ? order by id
                        """)
                .param(learner)
                .query((row, number) ->
                        new TimeEntry(
                                row.getObject("id", UUID.class),
                                row.getString("topic"),
                                row.getInt("minutes"),
                                row.getObject("day", LocalDate.class),
                                row.getTimestamp("noted_at").toInstant()))
                .list();
    }

    void delete(UUID learner) {
        for (var table : PERSONAL) {
            jdbc.sql("delete from " + table + " where learner_id = ?").param(learner).update();
        }
    }

    private static Learned learned(ResultSet row, int number) throws SQLException {
        return new Learned(
                day(row, number), row.getInt("added"), row.getLong("number"), row.getInt("ever"));
    }

    private static ActivityDay day(ResultSet row, int number) throws SQLException {
        return new ActivityDay(
                row.getObject("day", LocalDate.class),
                new Figures(row.getInt("topics"), row.getInt("reviews"), row.getInt("minutes")));
    }
}
