package dev.backroad.progress.leaderboard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Reads a board where it can be read: in Redis, or while that is away in PostgreSQL, which counts
 * only to {@link Leaderboard#COUNTED}. Weeks that Redis does not keep any more are counted to the
 * end.
 */
@Component
class BoardReads {

    private final RedisBoards boards;
    private final RedisRest rest;
    private final StandingTable standings;
    private final InstantSource time;
    private final Counter inRedis;
    private final Counter inPostgres;

    BoardReads(
            RedisBoards boards,
            RedisRest rest,
            StandingTable standings,
            InstantSource time,
            MeterRegistry meters) {
        this.boards = boards;
        this.rest = rest;
        this.standings = standings;
        this.time = time;
        this.inRedis = counter(meters, "redis");
        this.inPostgres = counter(meters, "postgres");
    }

    private static Counter counter(MeterRegistry meters, String store) {
        return Counter.builder("progress.leaderboard.reads")
                .description("Questions about a board, by the store that answered")
                .tag("store", store)
                .register(meters);
    }

    /** The next behind a place. */
    Stretch page(Board board, long after, int limit) {
        return unlessAway(board, () -> boards.page(board, after, limit))
                .orElseGet(() -> {
                    inPostgres.increment();
                    return new Stretch(
                            counted(board, after), standings.behind(board, after, limit));
                });
    }

    /** Somebody and so many neighbours on each side; nobody if they are not on the board. */
    Stretch around(Board board, UUID member, int each) {
        return unlessAway(board, () -> boards.around(board, member, each))
                .orElseGet(() -> {
                    inPostgres.increment();
                    return standings
                            .find(board, member)
                            .map(own -> neighbours(board, own, each))
                            .orElse(Stretch.NOBODY);
                });
    }

    private Stretch neighbours(Board board, Standing own, int each) {
        var before = standings.before(board, own.place(), each).reversed();
        // From the first of them on, they themselves and the other side, all at one moment or
        // nearly so.
        var first = before.isEmpty() ? own : before.getFirst();
        var from = first.place() - 1;
        return new Stretch(
                counted(board, from), standings.behind(board, from, before.size() + 1 + each));
    }

    private int counted(Board board, long place) {
        var most = isKept(board) ? Leaderboard.COUNTED : Integer.MAX_VALUE - 1;
        var counted = standings.countUpTo(board, place, most + 1);
        if (counted > most) {
            throw Refusals.leaderboardAway();
        }
        return counted;
    }

    private Optional<Stretch> unlessAway(Board board, Supplier<Optional<Stretch>> read) {
        if (rest.isOn() || !isKept(board)) {
            return Optional.empty();
        }
        try {
            var found = read.get();
            found.ifPresent(_ -> inRedis.increment());
            return found;
        } catch (DataAccessException away) {
            rest.begin(away);
            return Optional.empty();
        }
    }

    /** Takes off the board in Redis who was found there and has left. */
    void remove(Board board, List<UUID> gone) {
        unlessAway(
                board,
                () -> {
                    boards.put(board, List.of(), gone);
                    return Optional.empty();
                });
    }

    private boolean isKept(Board board) {
        return Board.inRedis(time.instant()).contains(board);
    }
}
