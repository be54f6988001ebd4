package dev.backroad.identity.token;

import dev.backroad.identity.signon.SingleSignOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Grants in PostgreSQL. Inside a {@link Redemption} a grant is locked before it is read, because it
 * is always written as a whole: of two that read the same state, the second would undo the first.
 */
final class Grants extends JdbcOAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(Grants.class);

    private final UsedRefreshTokens used;
    private final SingleSignOn signOn;
    private final TransactionOperations transaction;

    Grants(
            JdbcOperations jdbc,
            RegisteredClientRepository clients,
            SingleSignOn signOn,
            TransactionOperations transaction) {
        super(jdbc, clients);
        this.used = new UsedRefreshTokens(jdbc);
        this.signOn = signOn;
        this.transaction = transaction;
    }

    @Override
    public void save(OAuth2Authorization grant) {
        used.rememberBefore(grant);
        super.save(grant);
        var code = grant.getToken(OAuth2AuthorizationCode.class);
        if (code != null && !code.isInvalidated()) {
            join(grant);
        }
    }

    /** Once, with the code: later the end of the session may be on its way to this grant. */
    private void join(OAuth2Authorization grant) {
        sidOf(grant)
                .ifPresent(sid ->
                        signOn.joined(
                                grant.getId(),
                                sid,
                                grant.getRegisteredClientId(),
                                grant.getPrincipalName()));
    }

    /** Returns the session that a grant came from; a machine's grant came from none. */
    static Optional<String> sidOf(OAuth2Authorization grant) {
        OAuth2AuthorizationRequest asked =
                grant.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return Optional.ofNullable(asked)
                .map(request -> request.getAdditionalParameters().get(AuthorizationRequests.SID))
                .map(String.class::cast);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType tokenType) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            // Spring reads the client while it reads the grant. In a transaction both use one
            // connection; ten requests that hold one and wait for another would block the pool.
            return transaction
                    .execute(_ -> Optional.ofNullable(super.findByToken(token, tokenType)))
                    .orElse(null);
        }
        var found = lock(token, tokenType) ? super.findByToken(token, tokenType) : null;
        if (found == null && tokenType != null && tokenType.equals(OAuth2TokenType.REFRESH_TOKEN)) {
            used.grantOf(token).ifPresent(this::revoke);
        }
        return found;
    }

    private boolean lock(String token, @Nullable OAuth2TokenType tokenType) {
        if (tokenType == null) {
            return locked(
                    "authorization_code_value = ? OR access_token_value = ?"
                            + " OR oidc_id_token_value = ? OR refresh_token_value = ? FOR UPDATE",
                    token,
                    token,
                    token,
                    token);
        }
        return switch (tokenType.getValue()) {
            // Whoever comes with the same code meanwhile finds nothing, and waits for nothing.
            case OAuth2ParameterNames.CODE ->
                    locked("authorization_code_value = ? FOR UPDATE SKIP LOCKED", token);
            // Whoever comes with the same refresh token waits, to learn that it is used by then.
            case OAuth2ParameterNames.REFRESH_TOKEN ->
                    locked("refresh_token_value = ? FOR UPDATE", token);
            default -> true;
        };
    }

    /**
     * Ends a grant of which a used refresh token came again: nobody can say whether the thief or
     * the client was first. There is no time of grace; a client serialises its refreshes.
     */
    private void revoke(String id) {
        locked("id = ? FOR UPDATE", id);
        var grant = findById(id);
        var current = grant == null ? null : grant.getRefreshToken();
        if (grant != null && current != null && !current.isInvalidated()) {
            save(OAuth2Authorization.from(grant).invalidate(current.getToken()).build());
            log.warn(
                    "A used refresh token came again: grant {} of {} ends",
                    id,
                    grant.getRegisteredClientId());
        }
    }

    private boolean locked(String condition, Object... parameters) {
        return !getJdbcOperations()
                .queryForList("SELECT id FROM oauth2_authorization WHERE " + condition, parameters)
                .isEmpty();
    }
}
