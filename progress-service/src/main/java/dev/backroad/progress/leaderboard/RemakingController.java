package dev.backroad.progress.leaderboard;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where operators have the boards in Redis made again, should they ever doubt them. */
@RestController
class RemakingController {

    /** The boards that are made within the next seconds, one after the other. */
    record Remaking(List<String> boards) {}

    private final BoardKeeper keeper;

    RemakingController(BoardKeeper keeper) {
        this.keeper = keeper;
    }

    /**
     * Makes the leaderboards in Redis anew, from the database.
     *
     * <p>Answers before it is done; the old boards serve until the new ones are whole.
     */
    @PostMapping("/api/v1/operations/leaderboard-rebuilds")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Remaking remake() {
        return new Remaking(keeper.remakeAll().stream().map(Board::name).toList());
    }
}
