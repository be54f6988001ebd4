package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.account.HashingBusyException;
import dev.backroad.identity.account.NewAccount;
import dev.backroad.identity.account.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the other services hear of accounts: the bytes on the topic against the contract. */
@IdentityTest
class AccountEventIntegrationTests {

    private static final String CONTRACT = "/contracts/identity.account-registered.v1/";

    @Autowired KafkaConnectionDetails kafka;
    @Autowired AccountRegistration registration;
    @Autowired TransactionOperations transaction;
    @Autowired JdbcClient jdbc;

    @Test
    void tellsOfANewAccountOnceAndAsTheContractSays() throws IOException {
        assertThat(registration.register(account("learner"))).isFalse();

        registration.register(account("marker-of-the-end"));

        var ofLearner =
                heardUntil("marker-of-the-end").stream()
                        .filter(message -> message.key().equals(idOf("learner")))
                        .toList();
        assertThat(ofLearner).hasSize(1);
        var json = text(ofLearner.getFirst());
        var expected = (ObjectNode) JsonMapper.shared().readTree(contract("example.json"));
        expected.put("accountId", ofLearner.getFirst().key());
        assertThat(JsonMapper.shared().readTree(json)).isEqualTo(expected);
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(contract("schema.json"))
                                .validate(json, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void namesTheEventInItsHeaders() {
        registration.register(account("header-reader"));

        var message = heardUntil("header-reader").getLast();

        assertThat(header(message, "ce_type"))
                .isEqualTo("dev.backroad.identity.account-registered.v1");
        assertThat(header(message, "ce_subject")).isEqualTo(message.key());
        assertThat(header(message, "ce_sequence")).isEqualTo("1");
    }

    @Test
    void tellsNothingOfAnAccountThatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            registration.register(account("never-was"));
            status.setRollbackOnly();
        });
        registration.register(account("came-after"));

        var heard = heardUntil("came-after");

        assertThat(heard).noneMatch(message -> text(message).contains("never-was"));
    }

    @Test
    void registersOnceHoweverManyAskAtTheSameMoment() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    callers.invokeAll(
                            Collections.nCopies(8, () -> registered(account("wanted-by-many"))));

            assertThat(asked).extracting(Future::get).containsOnlyOnce(true);
        }
    }

    /** Who is told to come back because others are being hashed comes back. */
    private boolean registered(NewAccount account) {
        while (true) {
            try {
                return registration.register(account);
            } catch (HashingBusyException busy) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private String idOf(String username) {
        return jdbc.sql("SELECT id FROM account WHERE username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    private static NewAccount account(String username) {
        return new NewAccount(
                username,
                "Somebody",
                username + "@example.test",
                "a password",
                Set.of(Role.LEARNER));
    }

    /** Listens from the beginning of the topic until an account is told of. */
    private List<ConsumerRecord<String, byte[]>> heardUntil(String username) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.getBootstrapServers(),
                        "group.id",
                        "test-" + username,
                        "auto.offset.reset",
                        "earliest");
        var heard = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("identity.accounts"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(heard::add);
                        return heard.stream().anyMatch(message -> text(message).contains(username));
                    });
        }
        return heard;
    }

    private static String text(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String contract(String file) throws IOException {
        try (var stream = AccountEventIntegrationTests.class.getResourceAsStream(CONTRACT + file)) {
            assertThat(stream).as(CONTRACT + file).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
