package dev.backroad.faults.defects;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.faults.probe.CommandDone;
import dev.backroad.faults.probe.ProbeApplication;
import dev.backroad.faults.probe.Telling;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Two tellers that pass the outbox by: one tells too early, the other too late. */
@Configuration(proxyBeanMethods = false)
@Profile("teller & (before-the-commit | after-the-commit)")
class OutsideTheTransaction {

    private final KafkaOperations<String, byte[]> kafka;
    private final JsonMapper json;
    private final String topic;

    OutsideTheTransaction(
            KafkaOperations<String, byte[]> kafka,
            JsonMapper json,
            @Value(ProbeApplication.TOPIC) String topic) {
        this.kafka = kafka;
        this.json = json;
        this.topic = topic;
    }

    /** What is sent cannot be taken back when the transaction is. */
    @Bean
    @Primary
    @Profile("before-the-commit")
    Telling beforeTheCommit() {
        return this::send;
    }

    /** Who dies after the commit has told nobody. */
    @Bean
    @Primary
    @Profile("after-the-commit")
    Telling afterTheCommit() {
        return event ->
                TransactionSynchronizationManager.registerSynchronization(
                        new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                send(event);
                            }
                        });
    }

    private void send(CommandDone event) {
        kafka.send(topic, event.aggregate(), json.writeValueAsString(event).getBytes(UTF_8)).join();
    }
}
