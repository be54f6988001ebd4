package dev.backroad.faults.defects;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Relays that are wrong, each in its own way: same table, same topic, same messages. */
@Configuration(proxyBeanMethods = false)
@Profile("teller")
class WrongRelays {

    @Bean
    @Profile("mark-before-send")
    static WrongRelay markBeforeSend(JdbcClient jdbc, KafkaOperations<String, byte[]> kafka) {
        return new MarkBeforeSend(jdbc, kafka);
    }

    @Bean
    @Profile("cursor-by-id")
    static WrongRelay cursorById(JdbcClient jdbc, KafkaOperations<String, byte[]> kafka) {
        return new CursorById(jdbc, kafka);
    }

    @Bean
    @Profile("skip-locked")
    static WrongRelay skipLocked(
            JdbcClient jdbc,
            KafkaOperations<String, byte[]> kafka,
            TransactionOperations transactions) {
        return new SkipLocked(jdbc, kafka, transactions);
    }

    @Bean
    @Profile("no-fence")
    static WrongRelay noFence(JdbcClient jdbc, KafkaOperations<String, byte[]> kafka) {
        return new NoFence(jdbc, kafka);
    }
}
