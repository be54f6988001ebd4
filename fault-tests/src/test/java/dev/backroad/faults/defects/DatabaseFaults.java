package dev.backroad.faults.defects;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database can do to its clients without dying: triggers do it on purpose. */
public final class DatabaseFaults {

    private DatabaseFaults() {}

    /** Lets one commit of a command in twenty take half a second, all its rows being written. */
    public static void slowCommits(JdbcClient teller) {
        teller.sql(
                        """
                        create function slow() returns trigger language plpgsql as $$
                        begin
                            if random() < 0.05 then
                                perform pg_sleep(0.5);
                            end if;
                            return null;
                        end $$
                        """)
                .update();
        teller.sql(
                        """
                        create constraint trigger slow after insert on command
                        deferrable initially deferred for each row execute function slow()
                        """)
                .update();
    }

    /** From now on every effect is answered with the error of a full disk. */
    public static void fullDisk(JdbcClient hearer) {
        // A sequence is not rolled back: it counts what was refused.
        hearer.sql("create sequence if not exists refusals").update();
        hearer.sql(
                        """
                        create or replace function full_disk() returns trigger language plpgsql as $$
                        begin
                            perform nextval('refusals');
                            raise exception 'No space left on device' using errcode = 'disk_full';
                        end $$
                        """)
                .update();
        hearer.sql(
                        """
                        create trigger full_disk before insert on effect
                        for each row execute function full_disk()
                        """)
                .update();
    }

    /** How many effects it has refused since. */
    public static long refusals(JdbcClient hearer) {
        return hearer.sql("select last_value from refusals").query(Long.class).single();
    }

    /** Somebody has made room. */
    public static void roomOnDisk(JdbcClient hearer) {
        hearer.sql("drop trigger full_disk on effect").update();
    }
}
