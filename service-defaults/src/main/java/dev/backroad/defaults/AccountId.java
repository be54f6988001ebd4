package dev.backroad.defaults;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who asks: the account that an access token was issued for, and nobody that a header names. */
public final class AccountId {

    private AccountId() {}

    /** Empty when the token belongs to a machine. */
    public static Optional<UUID> of(Jwt token) {
        try {
            return Optional.of(UUID.fromString(String.valueOf(token.getSubject())));
        } catch (IllegalArgumentException notAnAccount) {
            return Optional.empty();
        }
    }

    /**
     * The same where only people have what is asked for.
     *
     * @throws ProblemException 403 when the token belongs to a machine
     */
    public static UUID ofPerson(Jwt token) {
        return of(token)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.FORBIDDEN,
                                "no-person",
                                "This access token belongs to a machine, and this is about a"
                                        + " person."));
    }
}
