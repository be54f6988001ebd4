package dev.backroad.catalog.cache;

import java.util.Collection;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which state of a view is the newest, told from the others by a number that only grows. */
@Component
public class ViewVersions {

    private final JdbcClient jdbc;

    ViewVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Says that these views will read otherwise once the caller's transaction has committed.
     *
     * @param names as {@link ViewCache} knows them, for example {@code topic:http}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Collection<String> names) {
        // In one order for all, or two changes could wait for each other's rows.
        for (var name : new TreeSet<>(names)) {
            jdbc.sql(
                            """
                            insert into view_version (name, version) values (?, 1)
                            on conflict (name) do update set version = view_version.version + 1
                            """)
                    .param(name)
                    .update();
        }
    }
}
