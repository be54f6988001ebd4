package dev.backroad.testsupport;

import java.util.List;
import java.util.Map;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** One Kafka broker per test JVM; like the launcher's, it creates no topic on its own. */
@Configuration(proxyBeanMethods = false)
class KafkaServer {

    static final String IMAGE = "apache/kafka:4.2.1";

    private record Connection(List<String> getBootstrapServers) implements KafkaConnectionDetails {}

    /** Holds the server back until somebody asks for it. */
    private static final class Lazy {
        static final KafkaConnectionDetails SERVER =
                switch (Infrastructure.CHOSEN) {
                    case CONTAINERS -> container();
                    case EMBEDDED -> embedded();
                };
    }

    private static KafkaConnectionDetails container() {
        var server = new KafkaContainer(IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        server.start();
        return new Connection(List.of(server.getBootstrapServers()));
    }

    private static KafkaConnectionDetails embedded() {
        var server =
                new EmbeddedKafkaKraftBroker(1, 1)
                        .brokerProperties(
                                Map.of(
                                        "auto.create.topics.enable", "false",
                                        "group.initial.rebalance.delay.ms", "0",
                                        "offsets.topic.num.partitions", "1",
                                        // One broker keeps the only copy of its transactions.
                                        "transaction.state.log.replication.factor", "1",
                                        "transaction.state.log.min.isr", "1",
                                        "transaction.state.log.num.partitions", "1"));
        server.afterPropertiesSet();
        return new Connection(List.of(server.getBrokersAsString()));
    }

    @Bean
    KafkaConnectionDetails kafka() {
        return Lazy.SERVER;
    }
}
