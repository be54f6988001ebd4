package dev.backroad.identity.demo;

import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.client.OwnClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Everything whose password is printed in the documentation. */
@Configuration(proxyBeanMethods = false)
@Profile("local | compose")
class DemoConfiguration {

    @Bean
    DemoAccounts demoAccounts(AccountRegistration registration) {
        return new DemoAccounts(registration);
    }

    @Bean
    DemoClients demoClients(OwnClients clients) {
        return new DemoClients(clients);
    }
}
