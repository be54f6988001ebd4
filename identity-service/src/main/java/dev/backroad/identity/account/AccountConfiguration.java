package dev.backroad.identity.account;

import dev.backroad.identity.published.AccountRegisteredV1;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What accounts need from outside. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    NewTopic accountsTopic(Topics topics) {
        return topics.named(AccountRegisteredV1.TOPIC);
    }

    @Bean
    PasswordEncoder passwordEncoder(OldHashes old) {
        return new PasswordHashing(old::mayBeLeft);
    }
}
