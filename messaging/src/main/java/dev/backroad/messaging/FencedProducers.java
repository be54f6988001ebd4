package dev.backroad.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Opens the producer of an outbox partition. Its transactional id is the partition's: of all
 * producers that ever had it, the broker obeys the one that came last.
 */
final class FencedProducers {

    private final Map<String, Object> settings;
    private final String service;

    FencedProducers(Map<String, Object> settings, String service) {
        this.settings = settings;
        this.service = service;
    }

    Producer<String, byte[]> open(int partition) {
        var own = new HashMap<>(settings);
        var id = service + ".outbox." + partition;
        own.put(ProducerConfig.CLIENT_ID_CONFIG, id);
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        // Shorter than a lease would be idle: an open transaction of a dead relay holds up readers.
        own.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        own.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8_000_000);
        // While the last transaction's markers are written, the next is told to come back.
        own.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        own.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
        return new KafkaProducer<>(own);
    }
}
