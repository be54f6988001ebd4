package dev.backroad.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an event costs the relay when the table is large, or full of what nobody may clean up. */
final class FlatCost {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final String FLAT = "flat";

    private record Cost(Series perSecond, double pollMillis, double idlePollMillis) {

        @Override
        public String toString() {
            return "%s events/s; poll %s ms, idle poll %s ms"
                    .formatted(perSecond, Series.number(pollMillis), Series.number(idlePollMillis));
        }
    }

    private final Servers servers;
    private final Scale scale;

    FlatCost(Servers servers, Scale scale) {
        this.servers = servers;
        this.scale = scale;
    }

    List<Figure> measure() throws Exception {
        var figures = new ArrayList<Figure>();
        var reference = "-";
        for (var published : scale.published()) {
            var others = quiet();
            var cost = afterPublished("flat_" + published, published);
            figures.add(
                    new Figure(
                            "Relay, %,d published rows".formatted(published),
                            cost.toString(),
                            FLAT,
                            reference,
                            "%,d more rows, one instance".formatted(scale.warmUp()),
                            others,
                            List.of(
                                    new Figure.Value(
                                            "events.flat." + published,
                                            "events/s",
                                            cost.perSecond()))));
            reference = reference.equals("-") ? "first row: " + cost.perSecond() : reference;
        }
        if (scale.hardship()) {
            figures.add(openTransaction());
            figures.add(backlog());
        }
        return figures;
    }

    private String quiet() throws InterruptedException {
        return Machine.awaitQuiet(scale.patience());
    }

    private Cost afterPublished(String name, long published) throws Exception {
        servers.createDatabase(name);
        try (var _ = servers.service(name, name, name)) {
            var outbox = new OutboxProbe(servers, name);
            outbox.awaitLeases(1);
            outbox.published(published);
            outbox.send(scale.warmUp(), LONGEST);
            forget(outbox.jdbc());
            var rounds = new ArrayList<Double>();
            for (var round = 0; round < scale.rounds(); round++) {
                rounds.add(outbox.send(scale.warmUp(), LONGEST));
            }
            var poll = pollMillis(outbox.jdbc());
            return new Cost(Series.of(rounds), poll, idlePollMillis(outbox.jdbc()));
        } finally {
            servers.dropDatabase(name);
        }
    }

    private static double idlePollMillis(JdbcClient jdbc) throws InterruptedException {
        forget(jdbc);
        Thread.sleep(IDLE);
        return pollMillis(jdbc);
    }

    private static void forget(JdbcClient jdbc) {
        jdbc.sql("select pg_stat_statements_reset()").query((row, number) -> number).list();
    }

    /** The mean over all polls since they were last forgotten, by the server's own clock. */
    private static double pollMillis(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select coalesce(sum(total_exec_time) / nullif(sum(calls), 0), 0) from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = current_database())
                          and query like '%outbox_next%'
                        """)
                .query(Double.class)
                .single();
    }

    /** A transaction elsewhere in the database that stays open: no dead row may be cleaned up. */
    private Figure openTransaction() throws Exception {
        var name = "held_back";
        var others = quiet();
        servers.createDatabase(name);
        try (var _ = servers.service(name, name, name)) {
            var outbox = new OutboxProbe(servers, name);
            outbox.awaitLeases(1);
            outbox.send(scale.warmUp(), LONGEST);
            var before = outbox.send(scale.events(), LONGEST);
            var rounds = new ArrayList<Double>();
            double idlePoll;
            try (var _ = servers.openTransaction(name)) {
                for (var round = 0; round < scale.rounds(); round++) {
                    rounds.add(outbox.send(scale.events(), LONGEST));
                }
                idlePoll = idlePollMillis(outbox.jdbc());
            }
            return new Figure(
                    "Relay, a transaction stays open",
                    "%s events/s, last round %s; idle poll after it %s ms"
                            .formatted(
                                    Series.of(rounds),
                                    Series.number(rounds.getLast()),
                                    Series.number(idlePoll)),
                    FLAT,
                    "before it was opened: " + Series.number(before) + " events/s",
                    "rounds of %,d rows, one after the other".formatted(scale.events()),
                    others,
                    List.of());
        } finally {
            servers.dropDatabase(name);
        }
    }

    private Figure backlog() throws Exception {
        var name = "backlog";
        var others = quiet();
        servers.createDatabase(name);
        try (var _ = servers.service(name, name, name)) {
            var outbox = new OutboxProbe(servers, name);
            outbox.awaitLeases(1);
            var reference = outbox.send(scale.warmUp(), LONGEST);
            outbox.waiting(scale.backlog());
            var rounds = new ArrayList<Double>();
            // Short enough that some still wait at the end of the last one.
            var window = Math.max(1, scale.seconds() / 4);
            for (var round = 0; round < scale.rounds(); round++) {
                rounds.add(outbox.sentPerSecond(Duration.ofSeconds(window)));
            }
            return new Figure(
                    "Relay, %,d rows wait".formatted(scale.backlog()),
                    Series.of(rounds) + " events/s",
                    FLAT,
                    "with %,d: %s events/s".formatted(scale.warmUp(), Series.number(reference)),
                    "the first %d s and the two times after".formatted(window),
                    others,
                    List.of());
        } finally {
            servers.dropDatabase(name);
        }
    }
}
