package dev.backroad.benchmarks.service;

import dev.backroad.benchmarks.Orders.Order;
import dev.backroad.benchmarks.Pace;
import dev.backroad.benchmarks.Times;
import dev.backroad.benchmarks.service.BenchService.Work;
import dev.backroad.messaging.Outbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes things: the row and its event in one transaction. */
@Component
@Profile("writer")
class Writing implements Work {

    /** As many at a time as there are connections. */
    private static final int WRITERS = 10;

    private static final int THINGS = 5_000;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final String topic;
    private final Times committed = new Times();
    private final AtomicLong changes = new AtomicLong();

    Writing(
            JdbcClient jdbc,
            Outbox outbox,
            TransactionOperations transactions,
            @Value(BenchService.TOPIC) String topic) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transactions = transactions;
        this.topic = topic;
    }

    @Override
    public Map<String, Order> orders() {
        return Map.of(
                "write",
                words -> write(Integer.parseInt(words[1]), Integer.parseInt(words[2])),
                "commits",
                words -> {
                    committed.handOver(Path.of(words[1]));
                    return "written";
                });
    }

    /** Returns how many were written. */
    private String write(int perSecond, int seconds) throws InterruptedException {
        var first = changes.get();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            Pace.keep(
                    perSecond,
                    seconds,
                    i -> writers.execute(() -> change(changes.getAndIncrement())));
        }
        return Long.toString(changes.get() - first);
    }

    private void change(long number) {
        var thing = "5eed0000-0000-7000-8000-%012d".formatted(number * 7919 % THINGS);
        transactions.executeWithoutResult(transaction -> {
            AfterCommit.run(() -> committed.done(number));
            outbox.append(thing, next(thing), new ThingChanged(topic, number));
        });
    }

    /** The row's lock makes the changes of a thing wait for each other until the commit. */
    private long next(String thing) {
        return jdbc.sql(
                        """
                        insert into thing (id, sequence) values (?, 1)
                        on conflict (id) do update set sequence = thing.sequence + 1
                        returning sequence
                        """)
                .param(thing)
                .query(Long.class)
                .single();
    }
}
