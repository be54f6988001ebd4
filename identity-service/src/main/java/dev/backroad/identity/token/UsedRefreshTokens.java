package dev.backroad.identity.token;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** Remembers, by their hashes, the refresh tokens that a grant has left behind. */
final class UsedRefreshTokens {

    private final JdbcOperations jdbc;

    UsedRefreshTokens(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers the stored token of a grant that is about to be replaced by another. */
    void rememberBefore(OAuth2Authorization changed) {
        var next = changed.getRefreshToken();
        if (next != null) {
            jdbc.update(
                    """
                    INSERT INTO used_refresh_token (token_hash, grant_id)
                    SELECT sha256(convert_to(refresh_token_value, 'UTF8')), id
                    FROM oauth2_authorization WHERE id = ? AND refresh_token_value <> ?
                    """,
                    changed.getId(),
                    next.getToken().getTokenValue());
        }
    }

    /**
     * Returns the grant that a token belonged to; empty when it was never used, or is forgotten.
     */
    Optional<String> grantOf(String token) {
        return jdbc
                .queryForList(
                        """
                        SELECT grant_id FROM used_refresh_token
                        WHERE token_hash = sha256(convert_to(?, 'UTF8'))
                        """,
                        String.class,
                        token)
                .stream()
                .findFirst();
    }
}
