package dev.backroad.benchmarks.service;

import dev.backroad.benchmarks.Orders.Order;
import dev.backroad.benchmarks.Times;
import dev.backroad.benchmarks.service.BenchService.Work;
import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.ReceivedEvent;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Applies the effect of each change, once, as a service does. */
@Component
@Profile("hearer")
class Hearing implements Work {

    /** As much of the event as is used here. */
    record Changed(long change) {}

    private final EventReceiver receiver;
    private final EventHandlers handlers;
    private final JdbcClient jdbc;
    private final Times applied = new Times();

    Hearing(EventReceiver receiver, JdbcClient jdbc) {
        this.receiver = receiver;
        this.jdbc = jdbc;
        this.handlers = new EventHandlers().on(ThingChanged.TYPE, Changed.class, this::apply);
    }

    @KafkaListener(topics = BenchService.TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    private void apply(ReceivedEvent event, Changed changed) {
        AfterCommit.run(() -> applied.done(changed.change()));
        jdbc.sql("insert into effect (change, thing) values (?, ?)")
                .params(changed.change(), event.subject())
                .update();
    }

    @Override
    public Map<String, Order> orders() {
        return Map.of(
                "count",
                words -> Integer.toString(applied.count()),
                "effects",
                words -> {
                    applied.handOver(Path.of(words[1]));
                    return "written";
                });
    }
}
