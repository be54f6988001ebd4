package dev.backroad.progress.leaderboard;

import dev.backroad.progress.enrollment.Learner;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of the boards. */
@RestController
@RequestMapping(LeaderboardController.PATH)
class LeaderboardController {

    static final String PATH = "/api/v1/leaderboards";

    private final Leaderboard leaderboard;
    private final InstantSource time;

    LeaderboardController(Leaderboard leaderboard, InstantSource time) {
        this.leaderboard = leaderboard;
        this.time = time;
    }

    /**
     * Lists a board, best first.
     *
     * <p>Also for learners who are not on it.
     */
    @GetMapping("/{board}")
    ResponseEntity<Leaderboard.Page> page(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String board,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var page = leaderboard.page(Learner.of(token).id(), board(board), limit, after);
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s/%s?limit=%d&after=%s>; rel=\"next\""
                            .formatted(PATH, board, limit, page.next()));
        }
        return answer.body(page);
    }

    /** Reads one's own place on a board, and the neighbours. */
    @GetMapping("/{board}/me")
    Leaderboard.OwnPlace mine(@AuthenticationPrincipal Jwt token, @PathVariable String board) {
        return leaderboard.placeOf(Learner.of(token).id(), board(board));
    }

    private Board board(String name) {
        return Board.named(name, time.instant()).orElseThrow(Refusals::leaderboardUnknown);
    }
}
