package dev.backroad.benchmarks;

import dev.backroad.benchmarks.plain.PlainKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in the outbox to records in Kafka: a backlog that appears at once, until it is sent. */
final class RelayThroughput {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Servers servers;
    private final Scale scale;

    RelayThroughput(Servers servers, Scale scale) {
        this.servers = servers;
        this.scale = scale;
    }

    List<Figure> measure() throws Exception {
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        var others = new ArrayList<String>();
        for (var round = 0; round < scale.rounds(); round++) {
            others.add(Machine.awaitQuiet(scale.patience()));
            plain.add(plain("plain_" + round));
            one.add(relay("relay_one_" + round, 1));
            two.add(relay("relay_two_" + round, 2));
        }
        return List.of(figure(1, one, plain, others), figure(2, two, plain, others));
    }

    private Figure figure(
            int instances, List<Double> relay, List<Double> plain, List<String> others) {
        return new Figure(
                "Relay, " + instances + (instances == 1 ? " instance" : " instances"),
                Series.of(relay) + " events/s",
                "10,000 events/s",
                "idempotent producer alone: " + Series.of(plain) + " events/s",
                "%,d rows of about 400 bytes, %,d aggregates, committed at once; until all are marked"
                        .formatted(scale.events(), 5_000),
                String.join("; ", others),
                List.of(
                        new Figure.Value(
                                "events.relay." + (instances == 1 ? "one" : "two"),
                                "events/s",
                                Series.of(relay)),
                        new Figure.Value("events.producer", "events/s", Series.of(plain))));
    }

    private double plain(String topic) throws Exception {
        servers.createTopic(topic, 12);
        try (var kafka =
                Worker.start(
                        topic,
                        servers.folder(),
                        PlainKafka.class,
                        List.of(servers.brokers(), topic))) {
            kafka.ask("send " + scale.warmUp());
            return scale.events() * 1000.0 / kafka.number("send " + scale.events());
        }
    }

    private double relay(String name, int instances) throws Exception {
        servers.createDatabase(name);
        var relays = Collections.synchronizedList(new ArrayList<Worker>());
        try {
            IntStream.range(0, instances)
                    .parallel()
                    .forEach(i -> relays.add(servers.service(name + "_" + i, name, name)));
            var outbox = new OutboxProbe(servers, name);
            outbox.awaitLeases(instances);
            outbox.send(scale.warmUp(), LONGEST);
            var perSecond = outbox.send(scale.events(), LONGEST);
            new SentRecords(servers.brokers(), name).check(outbox.rows());
            return perSecond;
        } finally {
            relays.forEach(Worker::close);
            servers.dropDatabase(name);
        }
    }
}
