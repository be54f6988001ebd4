package dev.backroad.progress.leaderboard;

import dev.backroad.defaults.IdGenerator;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a board in Redis from PostgreSQL, beside the old one, which serves until the new one is
 * whole. Points go on meanwhile, and nothing is lost: what was committed before the successor began
 * is read here, and what is committed later is sent to both. Nothing is doubled, since either way a
 * member has one place, and the better one stays.
 */
@Component
class BoardMaking {

    private static final Logger log = LoggerFactory.getLogger(BoardMaking.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Nobody else is served by Redis while one part is added: some milliseconds. */
    private static final int PART = 1_000;

    private final StandingTable standings;
    private final RedisBoards boards;
    private final IdGenerator ids;

    BoardMaking(StandingTable standings, RedisBoards boards, IdGenerator ids) {
        this.standings = standings;
        this.boards = boards;
        this.ids = ids;
    }

    /** Makes a board, unless another instance does; returns whether it is made. */
    @Transactional
    boolean make(Board board) {
        if (!standings.isMine("making " + board.name())) {
            return false;
        }
        var builder = ids.next();
        // Asked before anything is written: if the server is another one later, this board is old.
        boards.begin(board, builder, boards.run());
        var isMade = fill(board, builder) && boards.finish(board, builder);
        log.info("The leaderboard {} {}", board.name(), isMade ? "is made" : "is to be made again");
        return isMade;
    }

    private boolean fill(Board board, UUID builder) {
        var part = standings.part(board, BEFORE_ALL, PART);
        while (!part.isEmpty()) {
            if (!boards.fill(board, builder, part)) {
                return false;
            }
            part = standings.part(board, part.getLast().member(), PART);
        }
        return true;
    }
}
