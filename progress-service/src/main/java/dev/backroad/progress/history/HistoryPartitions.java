package dev.backroad.progress.history;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the partitions of the months to come. Any number of instances may do so at once: one makes
 * a month, the others wait for it and find it made. What was written before its month was made is
 * moved there.
 */
@Component
class HistoryPartitions {

    private static final Logger log = LoggerFactory.getLogger(HistoryPartitions.class);
    private static final int MONTHS_AHEAD = 3;

    /** Any number, as long as nobody else takes it. */
    private static final long LOCK = 0x68_69_73_74_6f_72_79L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    HistoryPartitions(JdbcClient jdbc, TransactionTemplate transaction, InstantSource time) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.time = time;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 6 * 60 * 60 * 1_000)
    void makeAhead() {
        var now = YearMonth.from(time.instant().atZone(ZoneOffset.UTC));
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            make(now.plusMonths(ahead));
        }
    }

    private void make(YearMonth month) {
        try {
            transaction.executeWithoutResult(_ -> makeUnlessMade(month));
        } catch (RuntimeException failed) {
            log.warn("No partition for {} yet; the default one takes what comes", month, failed);
        }
    }

    private void makeUnlessMade(YearMonth month) {
        // Whoever writes waits for us for a moment; we give up before they notice.
        jdbc.sql("set local lock_timeout = '1s'").update();
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> 1).list();
        var name = "progress_history_%d_%02d".formatted(month.getYear(), month.getMonthValue());
        if (!exists(name)) {
            make(name, month.atDay(1) + "Z", month.plusMonths(1).atDay(1) + "Z");
        }
    }

    private boolean exists(String name) {
        return jdbc.sql("select to_regclass(?) is not null")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    private void make(String name, String from, String to) {
        // In the order in which writers come by, so that we and they never wait for each other.
        // They
        // wait here, and not at the default partition: whoever is there already would be refused.
        jdbc.sql("lock table enrollment in share row exclusive mode").update();
        jdbc.sql("lock table progress_history in access exclusive mode").update();
        jdbc.sql("create table %s (like progress_history)".formatted(name)).update();
        jdbc.sql(
                        """
                        with early as (
                            delete from progress_history_default where at >= '%s' and at < '%s' returning *)
                        insert into %s select * from early
                        """
                                .formatted(from, to, name))
                .update();
        jdbc.sql(
                        "alter table progress_history attach partition %s for values from ('%s') to ('%s')"
                                .formatted(name, from, to))
                .update();
    }
}
