package dev.backroad.progress.credential;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.keys.KeyEncryption;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Has a key ready before the first request, or does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CredentialSettings.class)
class CredentialConfiguration {

    @Bean
    CredentialKeys credentialKeys(
            CredentialKeyRepository stored,
            CredentialSettings settings,
            Issuer issuer,
            TransactionOperations transaction,
            IdGenerator ids,
            InstantSource time) {
        var keys =
                new CredentialKeys(
                        stored,
                        new KeyEncryption(settings.keyEncryptionKey()),
                        settings.credentialKeyRotation(),
                        issuer,
                        transaction,
                        ids,
                        time);
        keys.signing();
        return keys;
    }
}
