package dev.backroad.catalog.replay;

import dev.backroad.catalog.editing.Editor;
import dev.backroad.catalog.editing.EditorsOnly;
import dev.backroad.defaults.ProblemException;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where operators ask for a replay when a consumer is new, or has lost its copy. */
@RestController
@RequestMapping(ReplayController.PATH)
class ReplayController {

    static final String PATH = "/api/v1/catalog-replays";

    private final Replays replays;

    ReplayController(Replays replays) {
        this.replays = replays;
    }

    /**
     * Asks for all that is published to be told once more, so that others can rebuild their copies.
     *
     * <p>Answers before it is done: look at the address in {@code Location}.
     */
    @PostMapping
    ResponseEntity<Replay> request(@AuthenticationPrincipal Jwt token) {
        var replay = replays.request(Editor.of(token).id());
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + replay.id()))
                .body(replay);
    }

    /** Reads how far a replay has come. */
    @GetMapping("/{id}")
    ResponseEntity<Replay> replay(@PathVariable UUID id) {
        return replays.find(id)
                .map(EditorsOnly::ok)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "replay-not-found",
                                "There is no replay with this id."));
    }
}
