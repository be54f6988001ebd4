package dev.backroad.benchmarks.service;

import dev.backroad.benchmarks.Orders;
import dev.backroad.benchmarks.Orders.Order;
import dev.backroad.messaging.Topics;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/**
 * A service with an outbox and its relay. The profile {@code writer} lets it write, {@code hearer}
 * lets it listen.
 */
@SpringBootApplication
public class BenchService {

    static final String TOPIC = "${bench.topic}";

    /** Runs until its input ends. */
    public static void main(String[] arguments) {
        var context = SpringApplication.run(BenchService.class, arguments);
        var orders =
                context.getBeansOfType(Work.class).values().stream()
                        .flatMap(work -> work.orders().entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Orders.follow(orders);
        System.exit(SpringApplication.exit(context));
    }

    /** What this service can be told to do. */
    interface Work {
        Map<String, Order> orders();
    }

    @Bean
    static InstantSource time() {
        return Clock.systemUTC();
    }

    @Bean
    @Profile("!hearer")
    NewTopic things(Topics topics, @Value(TOPIC) String topic) {
        return topics.named(topic);
    }

    @Bean
    @Profile("hearer")
    NewTopic deadLetters(Topics topics, @Value(TOPIC) String topic) {
        return topics.deadLettersOf(topic);
    }
}
