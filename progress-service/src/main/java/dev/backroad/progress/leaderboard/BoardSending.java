package dev.backroad.progress.leaderboard;

import dev.backroad.progress.leaderboard.StandingTable.OnBoard;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells Redis what has changed: places as they are, never steps, so that twice is as good as once.
 * One instance at a time, or one that is late would put back whom another has taken off.
 */
@Component
class BoardSending {

    private static final int AT_ONCE = 500;

    private final StandingTable standings;
    private final RedisBoards boards;
    private final InstantSource time;

    BoardSending(StandingTable standings, RedisBoards boards, InstantSource time) {
        this.standings = standings;
        this.boards = boards;
        this.time = time;
    }

    /** Returns whether there may be more to send. */
    @Transactional
    boolean sendSome() {
        if (!standings.isMine("sending")) {
            return false;
        }
        var unsent = standings.unsent(AT_ONCE);
        var kept = Board.inRedis(time.instant());
        unsent.stream()
                .filter(each -> kept.contains(each.board()))
                .collect(Collectors.groupingBy(OnBoard::board))
                .forEach(this::send);
        if (!unsent.isEmpty()) {
            standings.sent(unsent);
        }
        return unsent.size() == AT_ONCE;
    }

    private void send(Board board, List<OnBoard> changed) {
        var there = changed.stream().map(OnBoard::standing).filter(it -> it.points() > 0).toList();
        var gone = changed.stream().map(OnBoard::standing).filter(it -> it.points() == 0);
        boards.put(board, there, gone.map(Standing::member).toList());
    }
}
