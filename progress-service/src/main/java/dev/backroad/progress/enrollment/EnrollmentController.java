package dev.backroad.progress.enrollment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of enrolments: translates, decides nothing. */
@RestController
@RequestMapping("/api/v1/enrollments")
class EnrollmentController {

    /** Which roadmap to enrol in. */
    record EnrollmentRequest(
            @NotNull
                    @Size(max = 64)
                    @Pattern(
                            regexp = "[a-z0-9](-?[a-z0-9]){0,63}",
                            message = "is no slug: small letters, digits and single hyphens")
                    String roadmap) {}

    /** Where to move a topic. */
    record MoveRequest(@NotNull TopicStatus status) {}

    /** All enrolments of a learner; one for each roadmap at most, so that there is no next page. */
    record EnrollmentList(List<EnrollmentView> items, @Nullable String next) {}

    private final ProgressTracking progress;

    EnrollmentController(ProgressTracking progress) {
        this.progress = progress;
    }

    /**
     * Answers 201 for a new enrolment and 200 with the one that was there, so that a retry is safe.
     */
    @PostMapping
    ResponseEntity<EnrollmentView> enroll(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody EnrollmentRequest request) {
        var enrolled = progress.enroll(Learner.of(token), request.roadmap());
        var view = EnrollmentView.of(enrolled.enrollment());
        return enrolled.isNew()
                ? ResponseEntity.created(URI.create("/api/v1/enrollments/" + view.id())).body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping
    EnrollmentList all(@AuthenticationPrincipal Jwt token) {
        var all = progress.lookAtAll(Learner.of(token));
        return new EnrollmentList(all.stream().map(EnrollmentView::of).toList(), null);
    }

    @GetMapping("/{id}")
    EnrollmentView one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return EnrollmentView.of(progress.look(Learner.of(token), id));
    }

    @PutMapping("/{id}/topics/{slug}")
    MovedTopicView move(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @PathVariable String slug,
            @Valid @RequestBody MoveRequest request) {
        return MovedTopicView.of(progress.move(Learner.of(token), id, slug, request.status()));
    }
}
