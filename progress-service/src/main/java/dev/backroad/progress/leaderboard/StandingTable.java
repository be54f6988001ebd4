package dev.backroad.progress.leaderboard;

import dev.backroad.progress.activity.TopicsLearned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The points in PostgreSQL: the truth, from which every board in Redis can be made again. */
@Repository
class StandingTable {

    /** A standing and its board. */
    record OnBoard(Board board, Standing standing) {}

    private final JdbcClient jdbc;

    StandingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gives the points of topics, if the learner is on the boards. They neither join nor leave
     * meanwhile: their enrolments are locked.
     *
     * @return whether a board has changed
     */
    boolean score(TopicsLearned learned) {
        return jdbc.sql(
                                """
                                insert into standing (board, member_id, points, number)
                                select board, member_id, ?, ?
                                from leaderboard_profile cross join (values (?), (?)) as boards (board)
                                where learner_id = ?
                                on conflict (board, member_id) do update
                                set points = standing.points + excluded.points,
                                    number = greatest(standing.number, excluded.number), unsent = true
                                """)
                        .params(
                                learned.topics(),
                                learned.number(),
                                Board.ALL_TIME.name(),
                                Board.weekOf(learned.at()).name(),
                                learned.learnerId())
                        .update()
                > 0;
    }

    /** Puts somebody who joins on all boards, with all that they ever did. */
    void join(UUID learner, UUID member) {
        jdbc.sql(
                        """
                        insert into standing (board, member_id, points, number)
                        select coalesce(week, 'all-time'), ?, count(*), max(number)
                        from (select number, to_char(scored_at at time zone 'UTC', 'IYYY-"W"IW') as week
                            from scored_topic where learner_id = ?) points
                        group by grouping sets ((), (week)) having count(*) > 0
                        """)
                .params(member, learner)
                .update();
    }

    /**
     * By the primary key, board after board, of which there are 53 a year (a skip scan, from
     * PostgreSQL 18 on): an index by member would have to be written with each point.
     */
    static final String LEAVE = "update standing set points = 0, unsent = true where member_id = ?";

    /** Takes somebody off all boards. */
    void leave(UUID member) {
        jdbc.sql(LEAVE).param(member).update();
    }

    /** Which topics gave a learner points, the first first. */
    List<LeaderboardRecords.Point> pointsOf(UUID learner) {
        return jdbc.sql(
                        """
                        select topic_id, scored_at from scored_topic
                        where learner_id = ? order by number
                        """)
                .param(learner)
                .query((row, number) ->
                        new LeaderboardRecords.Point(
                                row.getObject("topic_id", UUID.class),
                                row.getTimestamp("scored_at").toInstant()))
                .list();
    }

    Optional<Standing> find(Board board, UUID member) {
        return jdbc.sql(
                        """
                        select board, member_id, place from standing
                        where board = ? and member_id = ? and points > 0
                        """)
                .params(board.name(), member)
                .query(StandingTable::standing)
                .optional();
    }

    /** The next behind a place, in order. */
    List<Standing> behind(Board board, long place, int limit) {
        return jdbc.sql(
                        """
                        select board, member_id, place from standing
                        where board = ? and points > 0 and place > ? order by place limit ?
                        """)
                .params(board.name(), place, limit)
                .query(StandingTable::standing)
                .list();
    }

    /** The next before a place, the nearest first. */
    List<Standing> before(Board board, long place, int limit) {
        return jdbc.sql(
                        """
                        select board, member_id, place from standing
                        where board = ? and points > 0 and place < ? order by place desc limit ?
                        """)
                .params(board.name(), place, limit)
                .query(StandingTable::standing)
                .list();
    }

    /** How many have this place or a better one; counts no further than {@code most}. */
    int countUpTo(Board board, long place, int most) {
        return jdbc.sql(
                        """
                        select count(*) from (select from standing
                            where board = ? and points > 0 and place <= ? order by place limit ?) ahead
                        """)
                .params(board.name(), place, most)
                .query(Integer.class)
                .single();
    }

    /** Reads a whole board, so many at a time, by the id of the last member of the part before. */
    List<Standing> part(Board board, UUID after, int limit) {
        return jdbc.sql(
                        """
                        select board, member_id, place from standing
                        where board = ? and points > 0 and member_id > ? order by member_id limit ?
                        """)
                .params(board.name(), after, limit)
                .query(StandingTable::standing)
                .list();
    }

    List<OnBoard> unsent(int limit) {
        return jdbc.sql(
                        """
                        select board, member_id, place from standing
                        where unsent order by board, member_id limit ?
                        """)
                .param(limit)
                .query((row, number) ->
                        new OnBoard(new Board(row.getString("board")), standing(row, number)))
                .list();
    }

    /**
     * Notes what Redis has; what has changed since it was read stays unsent, and so does what
     * somebody changes right now: waiting for them, in another order than theirs, could end in a
     * deadlock.
     */
    void sent(List<OnBoard> told) {
        var boards = array("text", told, each -> each.board().name());
        var members = array("uuid", told, each -> each.standing().member());
        var places = array("bigint", told, each -> each.standing().place());
        jdbc.sql(
                        """
                        with free as (
                            select board, member_id
                            from standing join unnest(?, ?, ?) as told (board, member_id, place)
                                using (board, member_id, place)
                            where points > 0 for update of standing skip locked)
                        update standing set unsent = false from free
                        where standing.board = free.board and standing.member_id = free.member_id
                        """)
                .params(boards, members, places)
                .update();
        jdbc.sql(
                        """
                        with free as (
                            select board, member_id
                            from standing join unnest(?, ?, ?) as told (board, member_id, place)
                                using (board, member_id, place)
                            where points = 0 for update of standing skip locked)
                        delete from standing using free
                        where standing.board = free.board and standing.member_id = free.member_id
                        """)
                .params(boards, members, places)
                .update();
    }

    private static SqlArrayValue array(
            String type, List<OnBoard> told, Function<OnBoard, Object> value) {
        return new SqlArrayValue(type, told.stream().map(value).toArray());
    }

    /** Whether nobody else does this at the moment; until the transaction ends, nobody will. */
    boolean isMine(String work) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param("leaderboard " + work)
                .query(Boolean.class)
                .single();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(row.getObject("member_id", UUID.class), row.getLong("place"));
    }
}
