package dev.backroad.identity.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Makes refresh tokens whose lifetime is that of the grant: a successor expires when the first one
 * would have. By default each would get a full lifetime anew, and a grant would never end.
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    /** Whatever a client is registered with. */
    private static final Duration AT_MOST = Duration.ofDays(30);

    private final OAuth2RefreshTokenGenerator tokens = new OAuth2RefreshTokenGenerator();

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        var token = tokens.generate(context);
        return token == null
                ? null
                : new OAuth2RefreshToken(
                        token.getTokenValue(), token.getIssuedAt(), endOf(token, context));
    }

    private static @Nullable Instant endOf(OAuth2RefreshToken token, OAuth2TokenContext context) {
        var grant = context.getAuthorization();
        var before = grant == null ? null : grant.getRefreshToken();
        if (before != null) {
            return before.getToken().getExpiresAt();
        }
        var wanted = token.getExpiresAt();
        var issued = token.getIssuedAt();
        var latest = issued == null ? null : issued.plus(AT_MOST);
        return wanted == null || latest == null || wanted.isBefore(latest) ? wanted : latest;
    }
}
