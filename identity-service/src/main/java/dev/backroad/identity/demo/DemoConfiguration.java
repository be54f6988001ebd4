package dev.backroad.identity.demo;

import dev.backroad.defaults.BackroadProperties;
import dev.backroad.identity.account.AccountRegistration;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionOperations;

/** Everything whose password is printed in the documentation. */
@Configuration(proxyBeanMethods = false)
@Profile("local | compose")
class DemoConfiguration {

    @Bean
    DemoAccounts demoAccounts(AccountRegistration registration) {
        return new DemoAccounts(registration);
    }

    @Bean
    DemoClients demoClients(
            RegisteredClientRepository clients,
            PasswordEncoder secrets,
            JdbcClient jdbc,
            TransactionOperations transaction,
            BackroadProperties backroad,
            @Value("${backroad.gateway-url:http://localhost:8080}") URI gatewayUrl) {
        return new DemoClients(
                clients, secrets, jdbc, transaction, backroad.publicUrl(), gatewayUrl);
    }
}
