package dev.backroad.progress.history;

import dev.backroad.defaults.Cursor;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.OwnEnrollments;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a learner the way that the news of what they did has taken. */
@RestController
class JourneyController {

    private final OwnEnrollments enrollments;
    private final JourneyReading journeys;

    JourneyController(OwnEnrollments enrollments, JourneyReading journeys) {
        this.enrollments = enrollments;
        this.journeys = journeys;
    }

    /**
     * Lists what happened in an enrolment and was told, newest first, with the way of its event.
     *
     * <p>Times, partition and offset are those of the outbox's own row, which is deleted 24 hours
     * after it was published: then the entry stays, without its event. What the event led to is
     * asked of notification-service.
     */
    @GetMapping("/api/v1/enrollments/{id}/journeys")
    ResponseEntity<JourneyPage> page(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String after) {
        enrollments.demand(Learner.of(token), id);
        var path = "/api/v1/enrollments/" + id + "/journeys";
        var last = Cursor.read(after, path, parts -> Long.valueOf(parts.getFirst()));
        var found = journeys.olderThan(last == null ? Long.MAX_VALUE : last, id, limit + 1);
        var page = JourneyPage.of(path, found, limit);
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s?limit=%d&after=%s>; rel=\"next\"".formatted(path, limit, page.next()));
        }
        return answer.body(page);
    }
}
