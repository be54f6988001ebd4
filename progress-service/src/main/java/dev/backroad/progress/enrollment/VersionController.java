package dev.backroad.progress.enrollment;

import dev.backroad.defaults.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a learner sees what a new version would change, and says that they want it. */
@RestController
@RequestMapping("/api/v1/enrollments/{id}")
class VersionController {

    /** Which version to move up to. */
    record VersionRequest(@NotNull @Min(1) Integer version) {}

    private final MovingUp moving;

    VersionController(MovingUp moving) {
        this.moving = moving;
    }

    /**
     * Lists what each newer version of the roadmap would change for one.
     *
     * <p>Its ETag is good for moving up to just what was shown.
     */
    @GetMapping("/changes")
    ResponseEntity<VersionOffersView> changes(
            @AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        var offers = moving.offers(Learner.of(token), id);
        return ResponseEntity.ok().eTag(offers.tag()).body(VersionOffersView.of(offers));
    }

    /** Moves an enrolment up to a newer version of its roadmap. */
    @PutMapping("/version")
    ResponseEntity<EnrollmentView> moveUp(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody VersionRequest request) {
        var moved = moving.moveUp(Learner.of(token), id, request.version(), IfMatch.of(ifMatch));
        return EnrollmentController.ok(moved);
    }
}
