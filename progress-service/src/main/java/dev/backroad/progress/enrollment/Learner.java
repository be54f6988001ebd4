package dev.backroad.progress.enrollment;

import dev.backroad.defaults.AccountId;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who asks: the account that the access token was issued for, and nobody that a header names. */
public record Learner(UUID id) {

    /**
     * Reads a token.
     *
     * @throws dev.backroad.defaults.ProblemException 403 if it belongs to a machine
     */
    public static Learner of(Jwt token) {
        return new Learner(AccountId.ofPerson(token));
    }
}
