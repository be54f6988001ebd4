package dev.backroad.progress.leaderboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * The boards in Redis: sorted sets of members by place. Each ends with a mark that says by which
 * run of the server it was made, so that a board is never taken for whole that the server brought
 * back from a copy. Every method fails with a {@link org.springframework.dao.DataAccessException}
 * while Redis is away.
 */
@Component
class RedisBoards {

    /** Raise the number when a score or a member gets another meaning. */
    private static final String PREFIX = "leaderboard:1:";

    private static final String MARK = "made-in:";

    /** How long the successor of a board is kept for a builder who does not go on. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final RedisScript<Long> PUT = script("put", Long.class);
    private static final RedisScript<Long> BEGIN = script("begin", Long.class);
    private static final RedisScript<Long> FILL = script("fill", Long.class);
    private static final RedisScript<Long> FINISH = script("finish", Long.class);

    @SuppressWarnings("rawtypes") // a class literal knows no element
    private static final RedisScript<List> PAGE = script("page", List.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> AROUND = script("around", List.class);

    private final StringRedisTemplate redis;

    RedisBoards(StringRedisTemplate redis) {
        this.redis = redis;
    }

    private static <T> RedisScript<T> script(String name, Class<T> result) {
        return RedisScript.of(new ClassPathResource("leaderboard/" + name + ".lua"), result);
    }

    /**
     * Returns the next behind a place; empty if there is no such board.
     *
     * @param after {@link Long#MIN_VALUE} for the first page
     */
    Optional<Stretch> page(Board board, long after, int limit) {
        var from = after == Long.MIN_VALUE ? "-inf" : Long.toString(after);
        var answer = redis.execute(PAGE, keys(board, ""), from, Integer.toString(limit));
        return stretch(Objects.requireNonNull(answer));
    }

    /**
     * Returns somebody and so many neighbours on each side; nobody if they are not on the board,
     * and empty if there is no such board.
     */
    Optional<Stretch> around(Board board, UUID member, int each) {
        var answer =
                redis.execute(AROUND, keys(board, ""), member.toString(), Integer.toString(each));
        return stretch(Objects.requireNonNull(answer));
    }

    private static Optional<Stretch> stretch(List<?> answer) {
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        var standings = new ArrayList<Standing>();
        for (int i = 1; i < answer.size(); i += 2) {
            var member = String.valueOf(answer.get(i));
            if (!member.startsWith(MARK)) {
                var place = (long) Double.parseDouble(String.valueOf(answer.get(i + 1)));
                standings.add(new Standing(UUID.fromString(member), place));
            }
        }
        return Optional.of(
                new Stretch(Integer.parseInt(String.valueOf(answer.getFirst())), standings));
    }

    /** Puts members at their places, unless they have better ones, and takes others off. */
    void put(Board board, List<Standing> there, List<UUID> gone) {
        var arguments = new ArrayList<String>();
        arguments.add(Integer.toString(there.size()));
        there.forEach(standing -> add(standing, arguments));
        gone.forEach(member -> arguments.add(member.toString()));
        redis.execute(PUT, keys(board, "", ":next", ":left"), arguments.toArray());
    }

    /** Which run of the server made this board; empty if there is none. */
    Optional<String> madeIn(Board board) {
        var marks =
                redis.opsForZSet()
                        .rangeByScore(
                                PREFIX + board.name(),
                                Double.POSITIVE_INFINITY,
                                Double.POSITIVE_INFINITY);
        return Objects.requireNonNull(marks).stream()
                .map(mark -> mark.substring(MARK.length()))
                .findFirst();
    }

    /** Names this run of the server: another one may have lost what it was told last. */
    String run() {
        RedisCallback<@Nullable Properties> info =
                connection -> connection.serverCommands().info("server");
        return Objects.requireNonNull(redis.execute(info)).getProperty("run_id", "");
    }

    /** Begins a successor of a board, beside it; {@link #put} goes to both from now on. */
    void begin(Board board, UUID builder, String run) {
        redis.execute(
                BEGIN,
                keys(board, ":next", ":left", ":builder"),
                builder.toString(),
                MARK + run,
                Long.toString(PATIENCE.toMillis()));
    }

    /** Adds a part to the successor; false if somebody else builds it now, or it is lost. */
    boolean fill(Board board, UUID builder, List<Standing> part) {
        var arguments = new ArrayList<String>();
        arguments.add(builder.toString());
        arguments.add(Long.toString(PATIENCE.toMillis()));
        part.forEach(standing -> add(standing, arguments));
        return isDone(redis.execute(FILL, keys(board, ":next", ":builder"), arguments.toArray()));
    }

    /** Puts the successor in the board's place, in one step; false as above. */
    boolean finish(Board board, UUID builder) {
        var end = board.end().map(Instant::toEpochMilli).orElse(0L);
        return isDone(
                redis.execute(
                        FINISH,
                        keys(board, "", ":next", ":left", ":builder", ":old"),
                        builder.toString(),
                        end.toString()));
    }

    private static boolean isDone(@Nullable Long answer) {
        return answer != null && answer == 1;
    }

    private static void add(Standing standing, List<String> arguments) {
        arguments.add(Long.toString(standing.place()));
        arguments.add(standing.member().toString());
    }

    private static List<String> keys(Board board, String... suffixes) {
        return List.of(suffixes).stream().map(it -> PREFIX + board.name() + it).toList();
    }
}
