package dev.backroad.faults.probe;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an event does to the one who hears it. Nothing here refuses a repeat: it would show. */
@Component
@Profile("hearer")
public class Effects {

    private final JdbcClient jdbc;

    Effects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Applies the effect, in the caller's transaction if there is one. */
    @Transactional
    public void apply(CommandDone event) {
        jdbc.sql("insert into effect (aggregate, sequence, command) values (?, ?, ?)")
                .params(event.aggregate(), event.sequence(), event.command())
                .update();
        jdbc.sql(
                        """
                        insert into effect_count (aggregate, effects) values (?, 1)
                        on conflict (aggregate) do update set effects = effect_count.effects + 1
                        """)
                .param(event.aggregate())
                .update();
    }
}
