package dev.backroad.progress.enrollment;

import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who asks: the account that the access token was issued for, and nobody that a header names. */
record Learner(UUID id) {

    static Learner of(Jwt token) {
        try {
            return new Learner(UUID.fromString(String.valueOf(token.getSubject())));
        } catch (IllegalArgumentException notAnAccount) {
            throw Refusals.noLearner();
        }
    }
}
