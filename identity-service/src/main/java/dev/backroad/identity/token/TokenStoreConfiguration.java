package dev.backroad.identity.token;

import dev.backroad.identity.signon.SingleSignOn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Keeps clients, grants and consents in PostgreSQL: a restart or a second instance loses none. */
@Configuration(proxyBeanMethods = false)
class TokenStoreConfiguration {

    @Bean
    RegisteredClientRepository clients(JdbcOperations jdbc) {
        return new JdbcRegisteredClientRepository(jdbc);
    }

    @Bean
    OAuth2AuthorizationService grants(
            JdbcOperations jdbc, RegisteredClientRepository clients, SingleSignOn signOn) {
        return new Grants(jdbc, clients, signOn);
    }

    @Bean
    OAuth2AuthorizationConsentService consents(
            JdbcOperations jdbc, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
    }
}
