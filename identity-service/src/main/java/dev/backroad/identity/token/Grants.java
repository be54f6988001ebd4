package dev.backroad.identity.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Grants in PostgreSQL. Inside a {@link Redemption} a grant is locked before it is read. Whoever
 * comes with the same code or refresh token meanwhile finds nothing, and waits for nothing: a queue
 * of them would hold every connection.
 */
final class Grants extends JdbcOAuth2AuthorizationService {

    private static final Map<String, String> COLUMNS =
            Map.of(
                    OAuth2ParameterNames.CODE,
                    "authorization_code_value",
                    OAuth2TokenType.REFRESH_TOKEN.getValue(),
                    "refresh_token_value");

    Grants(JdbcOperations jdbc, RegisteredClientRepository clients) {
        super(jdbc, clients);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType tokenType) {
        var column = tokenType == null ? null : COLUMNS.get(tokenType.getValue());
        if (column != null
                && TransactionSynchronizationManager.isActualTransactionActive()
                && !lock(column, token)) {
            return null;
        }
        return super.findByToken(token, tokenType);
    }

    private boolean lock(String column, String token) {
        return !getJdbcOperations()
                .queryForList(
                        "SELECT id FROM oauth2_authorization WHERE "
                                + column
                                + " = ? FOR UPDATE SKIP LOCKED",
                        token)
                .isEmpty();
    }
}
