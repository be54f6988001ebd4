package dev.backroad.notification.inbox;

import dev.backroad.defaults.AccountId;
import dev.backroad.defaults.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;

/** Whose inbox a request is about. */
public final class InboxOwner {

    private InboxOwner() {}

    /**
     * Returns the learner of a token.
     *
     * @throws ProblemException 403 when the token belongs to a machine
     */
    public static UUID of(Jwt token) {
        return AccountId.of(token)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.FORBIDDEN,
                                "no-learner",
                                "This access token belongs to a machine, and only people have an"
                                        + " inbox."));
    }
}
