package dev.backroad.progress.enrollment;

import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.names.Slug;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of enrolments: translates, decides nothing. */
@RestController
@RequestMapping("/api/v1/enrollments")
class EnrollmentController {

    static final int MOST_MOVES = 100;

    /** Which roadmap to enrol in. */
    record EnrollmentRequest(
            @NotNull
                    @Size(max = Slug.LONGEST)
                    @Pattern(regexp = Slug.PATTERN, message = Slug.REFUSAL)
                    String roadmap) {}

    /** Where to move a topic. */
    record MoveRequest(@NotNull TopicStatus status) {}

    /** Which topics to move where, in this order. */
    record MovesRequest(
            @NotNull @Size(min = 1, max = MOST_MOVES) List<@Valid @NotNull MoveItem> items) {

        List<TopicMove> moves() {
            return items.stream().map(item -> new TopicMove(item.slug(), item.status())).toList();
        }
    }

    /** One of them. */
    record MoveItem(@NotNull @Size(max = 64) String slug, @NotNull TopicStatus status) {}

    /** All enrolments of a learner; one for each roadmap at most, so that there is no next page. */
    record EnrollmentList(List<EnrollmentView> items, @Nullable String next) {}

    private final ProgressTracking progress;

    EnrollmentController(ProgressTracking progress) {
        this.progress = progress;
    }

    /**
     * Enrols in a roadmap's newest version.
     *
     * <p>Answers 201 for a new enrolment and 200 with the one that was there, so that a retry is
     * safe.
     */
    @PostMapping
    ResponseEntity<EnrollmentView> enroll(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody EnrollmentRequest request) {
        var enrolled = progress.enroll(Learner.of(token), request.roadmap());
        var enrollment = enrolled.enrollment();
        var address = URI.create("/api/v1/enrollments/" + enrollment.enrollment().id());
        var answer = enrolled.isNew() ? ResponseEntity.created(address) : ResponseEntity.ok();
        return answer.eTag(enrollment.tag()).body(EnrollmentView.of(enrollment));
    }

    /** Lists one's enrolments. */
    @GetMapping
    EnrollmentList all(@AuthenticationPrincipal Jwt token) {
        var all = progress.lookAtAll(Learner.of(token));
        return new EnrollmentList(all.stream().map(EnrollmentView::of).toList(), null);
    }

    /** Reads one of one's enrolments with the status of each topic. */
    @GetMapping("/{id}")
    ResponseEntity<EnrollmentView> one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return ok(progress.look(Learner.of(token), id));
    }

    /**
     * Sets the status of one topic.
     *
     * <p>Any state will do unless {@code If-Match} names one: a status that is set twice is set.
     */
    @PutMapping("/{id}/topics/{slug}")
    ResponseEntity<MovedTopicView> move(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MoveRequest request) {
        var moved =
                progress.move(
                        Learner.of(token),
                        id,
                        new TopicMove(slug, request.status()),
                        IfMatch.optional(ifMatch));
        return ResponseEntity.ok().eTag(moved.enrollment().tag()).body(MovedTopicView.of(moved));
    }

    /** Sets the status of up to 100 topics, all or none. */
    @PutMapping("/{id}/topics")
    ResponseEntity<EnrollmentView> moveAll(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MovesRequest request) {
        return ok(progress.moveAll(Learner.of(token), id, request.moves(), IfMatch.of(ifMatch)));
    }

    static ResponseEntity<EnrollmentView> ok(StoredEnrollment enrollment) {
        return ResponseEntity.ok().eTag(enrollment.tag()).body(EnrollmentView.of(enrollment));
    }
}
