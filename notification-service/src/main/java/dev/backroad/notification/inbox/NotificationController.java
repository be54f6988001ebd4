package dev.backroad.notification.inbox;

import dev.backroad.defaults.AccountId;
import dev.backroad.defaults.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of the inbox: one's own notifications and nobody else's. */
@RestController
class NotificationController {

    private static final String PATH = "/api/v1/notifications";

    private final LearnerInbox inbox;

    NotificationController(LearnerInbox inbox) {
        this.inbox = inbox;
    }

    /** Lists one's notifications, newest first. */
    @GetMapping(PATH)
    ResponseEntity<NotificationPage> page(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        var page = inbox.page(learner(token), limit, after);
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            var next = "<%s?limit=%d&after=%s>; rel=\"next\"".formatted(PATH, limit, page.next());
            answer.header(HttpHeaders.LINK, next);
        }
        return answer.body(page);
    }

    private static UUID learner(Jwt token) {
        return AccountId.of(token)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.FORBIDDEN,
                                "no-learner",
                                "This access token belongs to a machine, and only people have an"
                                        + " inbox."));
    }
}
