package dev.backroad.identity.key;

import com.nimbusds.jose.jwk.JWKSet;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.keys.KeyEncryption;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Hands the stored keys to whoever signs or verifies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeyConfiguration {

    @Bean
    KeyEncryption keyEncryption(KeySettings settings) {
        return new KeyEncryption(settings.keyEncryptionKey());
    }

    @Bean
    KeyRotation keyRotation(
            SigningKeyRepository keys,
            KeyEncryption encryption,
            KeySettings settings,
            TransactionOperations transaction,
            IdGenerator ids,
            InstantSource time) {
        return new KeyRotation(keys, encryption, settings, transaction, ids, time);
    }

    @Bean
    SigningKeys signingKeys(
            KeyRotation rotation,
            SigningKeyRepository keys,
            KeyEncryption encryption,
            InstantSource time) {
        rotation.prepare();
        return new SigningKeys(keys, encryption, time);
    }

    /** Signs with the active key, whatever else is published. */
    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        return new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet(keys.active())));
    }
}
