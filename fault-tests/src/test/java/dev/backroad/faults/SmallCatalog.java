package dev.backroad.faults;

import static java.util.stream.Collectors.joining;

import dev.backroad.testsupport.WireEvent;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands in for catalog-service: publishes one long roadmap. */
record SmallCatalog(String bootstrapServers) {

    static final String ROADMAP = "faults";

    private static final int TOPICS = 400;

    /** The topics of the roadmap; they can be completed in any order. */
    static String topic(int number) {
        return "topic-" + number % TOPICS;
    }

    void publish() {
        var id = UUID.randomUUID();
        var topics =
                IntStream.range(0, TOPICS)
                        .mapToObj(i ->
                                """
                                {"topicId": "%s", "slug": "%s", "title": "Topic %d"}\
                                """
                                        .formatted(UUID.randomUUID(), topic(i), i))
                        .collect(joining(","));
        var body =
                """
                {"roadmapId": "%s", "slug": "%s", "title": "Faults", "version": 1, "topics": [%s]}
                """
                        .formatted(id, ROADMAP, topics);
        send(id, body);
    }

    private void send(UUID id, String body) {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        var topics = Stream.of("catalog.roadmaps", "identity.accounts").map(SmallCatalog::topic);
        try (var admin =
                        Admin.create(
                                Map.of(
                                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        bootstrapServers));
                var producer =
                        new KafkaProducer<>(
                                settings, new StringSerializer(), new ByteArraySerializer())) {
            admin.createTopics(topics.toList()).all().get();
            var type = "dev.backroad.catalog.roadmap-published.v1";
            producer.send(WireEvent.sent("catalog.roadmaps", type, UUID.randomUUID(), id, 1, body))
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }
}
