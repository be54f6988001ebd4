package dev.backroad.catalog.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.transaction.support.TransactionSynchronizationUtils.triggerBeforeCommit;

import dev.backroad.catalog.published.ViewsChangedV1;
import dev.backroad.testsupport.Contract;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** An instance tells the others what changed, by way of outbox and Kafka. */
@CacheTest
class ViewsChangedIntegrationTests {

    @Autowired CacheInstance.Stores stores;
    @Autowired ViewVersions versions;
    @Autowired ViewCache cache;
    @Autowired Numbers numbers;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionOperations transactions;
    @Autowired KafkaListenerEndpointRegistry listeners;
    @Autowired KafkaTemplate<String, byte[]> kafka;

    private final String name = "test:" + UUID.randomUUID();

    @Test
    void changeOnOneInstanceIsForgottenOnTheOthers() {
        listens();

        assertChangeElsewhereIsSeenHere();
    }

    @Test
    void recordThatIsNoEventHoldsNothingUp() {
        listens();
        for (int partition = 0; partition < 12; partition++) {
            kafka.send(ViewsChangedV1.TOPIC, partition, "any", new byte[] {1, 2, 3}).join();
        }

        assertChangeElsewhereIsSeenHere();
    }

    @Test
    void outboxHoldsWhatTheContractShows() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from view_version").update();
            jdbc.sql("insert into view_version values ('roadmaps', 11), ('topic:http', 2)")
                    .update();

            versions.changed(List.of("topic:http", "roadmaps"));
            triggerBeforeCommit(false);

            Contract.of(ViewsChangedV1.TYPE)
                    .assertExampleIs(payloadsOfThisTransaction().getFirst());
            status.setRollbackOnly();
        });
    }

    @Test
    void largeChangeIsToldInParts() {
        var names = IntStream.range(0, 1_201).mapToObj(i -> name + i).toList();

        transactions.executeWithoutResult(status -> {
            versions.changed(names);
            triggerBeforeCommit(false);

            assertThat(payloadsOfThisTransaction()).hasSize(3);
            status.setRollbackOnly();
        });
    }

    private void assertChangeElsewhereIsSeenHere() {
        var elsewhere = stores.instance(System::nanoTime);
        numbers.count(name, elsewhere);
        await().until(() -> shown() == 1);

        numbers.count(name, elsewhere);

        // Here, copies are fresh for an hour: only the event makes them go.
        await().until(() -> shown() == 2);
    }

    private List<String> payloadsOfThisTransaction() {
        return jdbc.sql(
                        """
                        select payload from outbox
                        where type = ? and xmin = pg_current_xact_id()::xid order by event_id
                        """)
                .param(ViewsChangedV1.TYPE)
                .query(String.class)
                .list();
    }

    private long shown() {
        return cache.read(name, Numbers.Count.class, () -> numbers.load(name))
                .map(Numbers.Count::value)
                .orElse(0L);
    }

    /** It hears from now on only. */
    private void listens() {
        var container = listeners.getListenerContainers().iterator().next();
        await().until(() -> {
            var partitions = container.getAssignedPartitions();
            return partitions != null && partitions.size() == 12;
        });
    }
}
