package dev.backroad.progress.leaderboard;

import dev.backroad.defaults.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows boards to learners: names and points, never who somebody is. */
@Service
class Leaderboard {

    /** How far PostgreSQL counts while Redis is away. */
    static final int COUNTED = 10_000;

    private static final int NEIGHBOURS = 5;

    /** A line of a board. */
    record Entry(int rank, String displayName, int points, boolean you) {}

    /**
     * A page of a board.
     *
     * @param next where the next page begins; null on the last one
     */
    record Page(String board, List<Entry> items, @Nullable String next) {}

    /**
     * Where somebody stands.
     *
     * @param rank null without points on this board
     * @param neighbours up to five before, oneself, and up to five behind
     */
    record OwnPlace(
            String board,
            @Nullable Integer rank,
            String displayName,
            int points,
            List<Entry> neighbours) {}

    private final BoardReads reads;
    private final ProfileTable profiles;

    Leaderboard(BoardReads reads, ProfileTable profiles) {
        this.reads = reads;
        this.profiles = profiles;
    }

    Page page(UUID asker, Board board, int limit, @Nullable String after) {
        var place = Cursor.read(after, board.name(), parts -> Long.valueOf(parts.getFirst()));
        var found = reads.page(board, place == null ? Long.MIN_VALUE : place, limit + 1);
        var shown = new Stretch(found.ahead(), found.standings().stream().limit(limit).toList());
        var isMore = found.standings().size() > limit;
        var next = isMore ? Cursor.at(board.name(), shown.standings().getLast().place()) : null;
        return new Page(board.name(), entries(asker, board, shown), next);
    }

    OwnPlace placeOf(UUID learner, Board board) {
        var profile = profiles.find(learner).orElseThrow(Refusals::notOnLeaderboard);
        var around = entries(learner, board, reads.around(board, profile.member(), NEIGHBOURS));
        return around.stream()
                .filter(Entry::you)
                .findFirst()
                .map(own ->
                        new OwnPlace(
                                board.name(), own.rank(), own.displayName(), own.points(), around))
                .orElseGet(() ->
                        new OwnPlace(board.name(), null, profile.displayName(), 0, List.of()));
    }

    private List<Entry> entries(UUID asker, Board board, Stretch stretch) {
        var members = stretch.standings().stream().map(Standing::member).toList();
        var known = members.isEmpty() ? Map.<UUID, Profile>of() : profiles.findAll(members);
        var gone = new ArrayList<>(members);
        gone.removeAll(known.keySet());
        if (!gone.isEmpty()) {
            // A member's id never comes back: Redis was told too late, or not yet.
            reads.remove(board, gone);
        }
        return IntStream.range(0, members.size())
                .filter(i -> known.containsKey(members.get(i)))
                .mapToObj(i -> {
                    var standing = stretch.standings().get(i);
                    var profile = Objects.requireNonNull(known.get(standing.member()));
                    return new Entry(
                            stretch.ahead() + i + 1,
                            profile.displayName(),
                            standing.points(),
                            profile.learner().equals(asker));
                })
                .toList();
    }
}
