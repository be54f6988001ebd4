package dev.backroad.catalog.editing;

import org.springframework.security.oauth2.jwt.Jwt;

/** Who changes something, as the history names them: the id of an account, or of a program. */
public record Editor(String id) {

    /** By the token that was checked, and nothing that a header says. */
    public static Editor of(Jwt token) {
        return new Editor(String.valueOf(token.getSubject()));
    }
}
