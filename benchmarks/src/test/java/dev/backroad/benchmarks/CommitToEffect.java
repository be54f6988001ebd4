package dev.backroad.benchmarks;

import static org.awaitility.Awaitility.await;

import dev.backroad.benchmarks.plain.PlainKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * From the commit of a change in one service to the commit of its effect in another: two processes,
 * two databases. First how much the whole path can carry, then how long it takes at half of that.
 */
final class CommitToEffect {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final double STEP = 1.25;
    private static final int WARM_UPS = 3;

    private final Servers servers;
    private final Scale scale;
    private @Nullable Stages stages;

    CommitToEffect(Servers servers, Scale scale) {
        this.servers = servers;
        this.scale = scale;
    }

    List<Figure> measure() throws Exception {
        servers.createDatabase("writer");
        servers.createDatabase("hearer");
        var others = new ArrayList<>(List.of(Machine.awaitQuiet(scale.patience())));
        try (var writer = service("writer");
                var hearer = service("hearer")) {
            warmUp(writer, hearer);
            var capacity = capacity(writer, hearer);
            var rate = Math.max(1, capacity / 2);
            var used = new ArrayList<Spent>();
            var path = new ArrayList<Latency>();
            var plain = new ArrayList<Latency>();
            try (var kafka = plain("plain_pace")) {
                paced(kafka, rate); // it is warm like ours then
                for (var round = 0; round < scale.rounds(); round++) {
                    others.add(Machine.awaitQuiet(scale.patience()));
                    plain.add(paced(kafka, rate));
                    var before = spent(writer, hearer);
                    path.add(latency(writer, hearer, rate));
                    used.add(spent(writer, hearer).since(before));
                }
            }
            var processors = used.getLast().perEvent(rate * scale.seconds());
            return List.of(
                    new Figure(
                            "Commit to effect, capacity",
                            "%,d events/s".formatted(capacity),
                            "-",
                            "-",
                            "highest rate that %d s of it left no backlog, in steps of a quarter"
                                    .formatted(scale.seconds() / 2),
                            others.getFirst(),
                            List.of(
                                    new Figure.Value(
                                            "events.path.capacity",
                                            "events/s",
                                            Series.of(capacity)))),
                    new Figure(
                            "Commit to effect at half of it, %,d/s".formatted(rate),
                            Latency.of(path),
                            "p50 10 ms, p99 60 ms",
                            "produce to consume: " + Latency.of(plain),
                            "%d s, fixed rate whatever happens".formatted(scale.seconds()),
                            String.join("; ", others.subList(1, others.size())),
                            values(path, plain)),
                    new Figure(
                            "Where that time goes",
                            String.valueOf(stages),
                            "-",
                            "processor time for each event, ms: " + processors,
                            "the last round, from the rows of outbox and inbox",
                            others.getLast(),
                            List.of()));
        } finally {
            servers.dropDatabase("writer");
            servers.dropDatabase("hearer");
        }
    }

    private static List<Figure.Value> values(List<Latency> path, List<Latency> plain) {
        return List.of(
                new Figure.Value("events.path.p50", "ms", series(path, Latency::median)),
                new Figure.Value("events.path.p99", "ms", series(path, Latency::p99)),
                new Figure.Value("events.plain.p50", "ms", series(plain, Latency::median)),
                new Figure.Value("events.plain.p99", "ms", series(plain, Latency::p99)));
    }

    private static Series series(List<Latency> rounds, ToDoubleFunction<Latency> which) {
        return Series.of(rounds.stream().mapToDouble(which).toArray());
    }

    private Worker service(String name) {
        return servers.service(name, name, "things", "--spring.profiles.active=" + name);
    }

    private void warmUp(Worker writer, Worker hearer) throws IOException {
        new OutboxProbe(servers, "writer").awaitLeases(1);
        for (var i = 0; i < WARM_UPS; i++) {
            latency(writer, hearer, scale.firstRate());
        }
    }

    /**
     * The highest rate at which the last effect was there soon after the last commit: within a
     * twentieth of the time, however long that is, or a short measurement would find more.
     */
    private int capacity(Worker writer, Worker hearer) throws IOException {
        var sustained = scale.firstRate();
        for (var rate = sustained; sustains(writer, hearer, rate); rate = (int) (rate * STEP)) {
            sustained = rate;
        }
        return sustained;
    }

    private boolean sustains(Worker writer, Worker hearer, int rate) throws IOException {
        var seconds = Math.max(1, scale.seconds() / 2);
        var start = System.nanoTime();
        var written = writer.number("write " + rate + " " + seconds);
        await().atMost(LONGEST).until(() -> hearer.number("count") >= written);
        var took = Duration.ofNanos(System.nanoTime() - start);
        times(writer, "commits");
        times(hearer, "effects");
        return took.toMillis() < seconds * 1050L;
    }

    private Latency latency(Worker writer, Worker hearer, int rate) throws IOException {
        var written = writer.number("write " + rate + " " + scale.seconds());
        await().atMost(LONGEST).until(() -> hearer.number("count") >= written);
        var commits = times(writer, "commits");
        var effects = times(hearer, "effects");
        stages = Stages.of(servers, commits, effects);
        return Latency.between(commits, effects);
    }

    private Spent spent(Worker writer, Worker hearer) {
        var processes = new LinkedHashMap<String, ProcessHandle>();
        processes.put("writer", writer.process());
        processes.put("hearer", hearer.process());
        processes.put("PostgreSQL", servers.database());
        processes.put("Kafka", servers.broker());
        return Spent.until(processes);
    }

    private Map<Long, Long> times(Worker worker, String order) throws IOException {
        var file = servers.folder().resolve(order + ".txt");
        worker.ask(order + " " + file);
        return Times.read(file);
    }

    private Worker plain(String topic) throws Exception {
        servers.createTopic(topic, 12);
        var kafka =
                Worker.start(
                        topic,
                        servers.folder(),
                        PlainKafka.class,
                        List.of(servers.brokers(), topic));
        kafka.ask("hear");
        return kafka;
    }

    private Latency paced(Worker kafka, int rate) throws IOException {
        var sends = servers.folder().resolve("sends.txt");
        var receipts = servers.folder().resolve("receipts.txt");
        kafka.ask("pace %d %d %s %s".formatted(rate, scale.seconds(), sends, receipts));
        return Latency.between(Times.read(sends), Times.read(receipts));
    }
}
