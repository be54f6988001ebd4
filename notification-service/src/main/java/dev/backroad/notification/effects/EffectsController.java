package dev.backroad.notification.effects;

import dev.backroad.defaults.AccountId;
import dev.backroad.defaults.ProblemException;
import dev.backroad.messaging.HeardEvents;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows learners what became of an event that concerns them. */
@RestController
class EffectsController {

    private final HeardEvents heard;
    private final EffectsTable effects;

    EffectsController(HeardEvents heard, EffectsTable effects) {
        this.heard = heard;
        this.effects = effects;
    }

    /**
     * Shows what became of an event: when it was heard, its notification, its mail, and the calls
     * of one's webhooks.
     *
     * <p>404 while nothing of it is the caller's: it was not heard yet, it is of a kind of which
     * nobody is told, the caller wants neither page nor mail for it, or it is about somebody else.
     */
    @GetMapping("/api/v1/notifications/effects/{eventId}")
    Effects of(@AuthenticationPrincipal Jwt token, @PathVariable UUID eventId) {
        var learner = AccountId.ofPerson(token);
        var found =
                new Effects(
                        eventId,
                        heard.heardAt(eventId).orElse(null),
                        effects.notification(eventId, learner).orElse(null),
                        effects.mail(eventId, learner).orElse(null),
                        effects.calls(eventId, learner));
        if (found.areNone()) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "event-not-heard",
                    "Nothing of yours came of an event with this id, at least not yet.");
        }
        return found;
    }
}
