package dev.backroad.progress.group;

import dev.backroad.defaults.ReadableName;
import dev.backroad.progress.enrollment.Learner;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of one's own memberships, and where leaders remove others. */
@RestController
@RequestMapping("/api/v1/group-memberships")
class MembershipController {

    /** What to share: nothing that is not said. */
    record ShareRequest(@Nullable Boolean progress, @Nullable Boolean activity) {

        static Share share(@Nullable ShareRequest request) {
            return request == null
                    ? Share.NOTHING
                    : new Share(
                            Boolean.TRUE.equals(request.progress()),
                            Boolean.TRUE.equals(request.activity()));
        }
    }

    /** A group to join. */
    record JoinRequest(
            @NotNull String code,
            @ReadableName @Nullable String displayName,
            @Nullable ShareRequest share) {}

    /** What to change. */
    record ChangeRequest(@ReadableName @Nullable String displayName, @NotNull ShareRequest share) {}

    private final Memberships memberships;

    MembershipController(Memberships memberships) {
        this.memberships = memberships;
    }

    /**
     * Joins a group by its invitation code.
     *
     * <p>Answers 201 to a new member, and 200 with the membership that was there.
     */
    @PostMapping
    ResponseEntity<GroupView> join(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody JoinRequest wish) {
        var code = InvitationCode.typed(wish.code()).orElseThrow(Refusals::invitationUnknown);
        var joined =
                memberships.join(
                        Learner.of(token).id(),
                        code,
                        wish.displayName(),
                        ShareRequest.share(wish.share()));
        return ResponseEntity.status(joined.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(GroupView.of(joined));
    }

    /** Changes what one shares with a group. */
    @PutMapping("/{id}")
    GroupView change(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @Valid @RequestBody ChangeRequest wish) {
        return GroupView.of(
                memberships.change(
                        Learner.of(token).id(),
                        id,
                        wish.displayName(),
                        ShareRequest.share(wish.share())));
    }

    /**
     * Ends a membership.
     *
     * <p>One's own, or as the leader anybody's.
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        memberships.end(Learner.of(token).id(), id);
    }
}
