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

/** Shows a learner what they did, and when. */
@RestController
class HistoryController {

    private final OwnEnrollments enrollments;
    private final HistoryTable history;

    HistoryController(OwnEnrollments enrollments, HistoryTable history) {
        this.enrollments = enrollments;
        this.history = history;
    }

    /** Lists what happened in an enrolment, newest first. */
    @GetMapping("/api/v1/enrollments/{id}/history")
    ResponseEntity<HistoryPage> page(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String after) {
        enrollments.demand(Learner.of(token), id);
        var last = Cursor.read(after, id, parts -> Long.valueOf(parts.getFirst()));
        var found = history.olderThan(last == null ? Long.MAX_VALUE : last, id, limit + 1);
        var page = HistoryPage.of(id, found, limit);
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "</api/v1/enrollments/%s/history?limit=%d&after=%s>; rel=\"next\""
                            .formatted(id, limit, page.next()));
        }
        return answer.body(page);
    }
}
