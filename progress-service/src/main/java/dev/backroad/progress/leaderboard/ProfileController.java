package dev.backroad.progress.leaderboard;

import dev.backroad.defaults.ReadableName;
import dev.backroad.progress.enrollment.Learner;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of who takes part: nobody who has not asked to. */
@RestController
@RequestMapping("/api/v1/leaderboard-profile")
class ProfileController {

    /** The name that all see. */
    record ProfileRequest(@NotNull @ReadableName String displayName) {}

    /** One's own profile. */
    record ProfileView(String displayName, Instant joinedAt) {

        static ProfileView of(Profile profile) {
            return new ProfileView(profile.displayName(), profile.joinedAt());
        }
    }

    private final Participation participation;

    ProfileController(Participation participation) {
        this.participation = participation;
    }

    /** Reads how one is shown on the leaderboard. */
    @GetMapping
    ProfileView mine(@AuthenticationPrincipal Jwt token) {
        return participation
                .find(Learner.of(token).id())
                .map(ProfileView::of)
                .orElseThrow(Refusals::notOnLeaderboard);
    }

    /**
     * Joins the leaderboard, or changes one's name on it.
     *
     * <p>Answers 201 to who joins and 200 to who was there, perhaps under another name.
     */
    @PutMapping
    ResponseEntity<ProfileView> join(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody ProfileRequest request) {
        var saved = participation.join(Learner.of(token).id(), request.displayName());
        return ResponseEntity.status(saved.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(ProfileView.of(saved.profile()));
    }

    /** Leaves the leaderboard. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@AuthenticationPrincipal Jwt token) {
        participation.leave(Learner.of(token).id());
    }
}
