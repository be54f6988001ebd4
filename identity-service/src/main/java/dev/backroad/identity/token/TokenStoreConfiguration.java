package dev.backroad.identity.token;

import dev.backroad.identity.signon.SingleSignOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps clients, grants and consents in PostgreSQL: a restart or a second instance loses none. */
@Configuration(proxyBeanMethods = false)
class TokenStoreConfiguration {

    @Bean
    RegisteredClientRepository clients(JdbcOperations jdbc) {
        return new JdbcRegisteredClientRepository(jdbc);
    }

    @Bean
    OAuth2AuthorizationService grants(
            JdbcOperations jdbc,
            RegisteredClientRepository clients,
            SingleSignOn signOn,
            TransactionOperations transaction) {
        return new Grants(jdbc, clients, signOn, transaction);
    }

    @Bean
    OAuth2AuthorizationConsentService consents(
            JdbcOperations jdbc,
            RegisteredClientRepository clients,
            TransactionOperations transaction) {
        return new JdbcOAuth2AuthorizationConsentService(jdbc, clients) {
            // On one connection, although Spring reads the client while it reads the consent.
            @Override
            public @Nullable OAuth2AuthorizationConsent findById(String client, String person) {
                return transaction
                        .execute(_ -> Optional.ofNullable(super.findById(client, person)))
                        .orElse(null);
            }
        };
    }
}
