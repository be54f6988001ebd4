package dev.backroad.progress.outlook;

import dev.backroad.progress.enrollment.Learner;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what lies ahead on an enrolment. Apart from the enrolment itself, whose ETag is good for
 * changing it: what is here changes with the catalog, the calendar and time that was noted, too.
 */
@RestController
@RequestMapping("/api/v1/enrollments/{id}")
class OutlookController {

    private final LookingAhead looking;

    OutlookController(LookingAhead looking) {
        this.looking = looking;
    }

    /** Lists what one can learn next, by prerequisites and progress. */
    @GetMapping("/next")
    NextView next(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "3") @Min(1) @Max(20) int limit) {
        return looking.next(Learner.of(token), id, limit);
    }

    /** Reads how long the rest of the roadmap will take. */
    @GetMapping("/estimate")
    EstimateView estimate(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return looking.estimate(Learner.of(token), id);
    }
}
