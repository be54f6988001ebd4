package dev.backroad.benchmarks.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.benchmarks.Orders;
import dev.backroad.benchmarks.Pace;
import dev.backroad.benchmarks.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An idempotent producer, and a consumer that does nothing but look at its clock. */
public final class PlainKafka {

    private static final int THINGS = 5_000;
    private static final byte[] TEXT =
            "To be as long as an event of this system. ".repeat(9).getBytes(UTF_8);
    private static final String NUMBER = "number";

    private final String brokers;
    private final String topic;
    private final Times sent = new Times();
    private final Times received = new Times();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean hearing = true;

    private PlainKafka(String brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
    }

    /** Runs until its input ends; arguments: brokers and topic. */
    public static void main(String[] arguments) {
        var kafka = new PlainKafka(arguments[0], arguments[1]);
        Orders.follow(
                Map.of(
                        "send",
                        words -> kafka.send(Integer.parseInt(words[1])),
                        "hear",
                        words -> kafka.hear(),
                        "pace",
                        words ->
                                kafka.pace(
                                        Integer.parseInt(words[1]),
                                        Integer.parseInt(words[2]),
                                        Path.of(words[3]),
                                        Path.of(words[4]))));
        kafka.hearing = false;
    }

    /** Sends as fast as it goes; returns the time until the last acknowledgement, in ms. */
    private String send(int records) {
        try (var producer = producer(Map.of())) {
            producer.partitionsFor(topic);
            var start = System.nanoTime();
            for (var i = 0; i < records; i++) {
                send(producer, i);
            }
            producer.flush();
            requireNoFailure();
            return Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }

    /** Starts to hear what is sent from now on. */
    private String hear() throws InterruptedException {
        Thread.ofPlatform().daemon().start(this::listen);
        // A first record has come all the way: the consumer is there.
        try (var producer = producer(Map.of())) {
            for (long number = -1; received.count() == 0; number--) {
                send(producer, number);
                Thread.sleep(100);
            }
        }
        return "heard";
    }

    private void listen() {
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(topic));
            while (hearing) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    var number = new String(message.headers().lastHeader(NUMBER).value(), UTF_8);
                    received.done(Long.parseLong(number));
                }
            }
        }
    }

    private String pace(int perSecond, int seconds, Path sends, Path receipts) throws Exception {
        try (var producer = producer(Map.of("linger.ms", 0))) {
            producer.partitionsFor(topic);
            Pace.keep(
                    perSecond,
                    seconds,
                    number -> {
                        sent.done(number);
                        send(producer, number);
                    });
        }
        var patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (received.count() < sent.count() && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        sent.handOver(sends);
        received.handOver(receipts);
        return "done";
    }

    private void send(Producer<String, byte[]> producer, long number) {
        var _ =
                producer.send(
                        record(number),
                        (metadata, failure) -> {
                            if (failure != null) {
                                failures.incrementAndGet();
                            }
                        });
    }

    private ProducerRecord<String, byte[]> record(long number) {
        var thing = "5eed0000-0000-7000-8000-%012d".formatted(Math.abs(number) % THINGS);
        var record = new ProducerRecord<>(topic, thing, TEXT);
        // What the relay's records carry, too.
        for (var name : List.of("specversion", "type", "source", "time", "sequence")) {
            record.headers().add("ce_" + name, "dev.backroad.bench.24-bytes".getBytes(UTF_8));
        }
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        record.headers().add("ce_subject", thing.getBytes(UTF_8));
        record.headers().add(NUMBER, Long.toString(number).getBytes(UTF_8));
        return record;
    }

    /** Half a reference is none. */
    private void requireNoFailure() {
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " records were not sent");
        }
    }

    private Producer<String, byte[]> producer(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("bootstrap.servers", brokers);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "plain-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "latest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
