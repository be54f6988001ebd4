package dev.backroad.identity.key;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.backroad.defaults.IdGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Hands the stored keys to whoever signs or verifies. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    JWKSource<SecurityContext> jwkSource(
            JdbcClient jdbc, TransactionOperations transaction, IdGenerator ids) {
        return new ImmutableJWKSet<>(new SigningKeys(jdbc, transaction, ids).loadOrGenerate());
    }
}
