package dev.backroad.catalog.cache;

import dev.backroad.catalog.published.ViewsChangedV1;
import dev.backroad.catalog.published.ViewsChangedV1.ViewV1;
import dev.backroad.defaults.IdGenerator;
import dev.backroad.messaging.Outbox;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which state of a view is the newest, told from the others by a number that only grows. */
@Component
public class ViewVersions {

    /** Views in one event: far below what a record of Kafka may weigh. */
    private static final int IN_ONE_EVENT = 500;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Evictions evictions;

    ViewVersions(JdbcClient jdbc, Outbox outbox, IdGenerator ids, Evictions evictions) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.ids = ids;
        this.evictions = evictions;
    }

    /**
     * Says that these views will read otherwise once the caller's transaction has committed: then
     * this instance and Redis forget them at once, and the other instances when the event reaches
     * them. However often the transaction says so, the version of a view rises once, at its end.
     *
     * @param names as {@link ViewCache} knows them, for example {@code topic:http}; of views that
     *     do not exist yet, too
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Collection<String> names) {
        if (!names.isEmpty()) {
            ofThisTransaction().names.addAll(names);
        }
    }

    private Changes ofThisTransaction() {
        for (var known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Changes changes && changes.isOf(this)) {
                return changes;
            }
        }
        var changes = new Changes();
        TransactionSynchronizationManager.registerSynchronization(changes);
        return changes;
    }

    /** What one transaction changes. */
    private final class Changes implements TransactionSynchronization {

        // In one order for all, or two changes could wait for each other's rows.
        private final SortedSet<String> names = new TreeSet<>();
        private Map<String, Long> raised = Map.of();

        boolean isOf(ViewVersions versions) {
            return versions.equals(ViewVersions.this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            raised = raise(names);
            tell(raised);
        }

        @Override
        public void afterCommit() {
            evictions.evict(raised);
        }
    }

    private Map<String, Long> raise(Collection<String> names) {
        return versions(
                """
                insert into view_version (name, version) select unnest(?::text[]), 1
                on conflict (name) do update set version = view_version.version + 1
                returning name, version
                """,
                names);
    }

    private void tell(Map<String, Long> raised) {
        raised.entrySet().stream()
                .map(view -> new ViewV1(view.getKey(), view.getValue()))
                .gather(Gatherers.windowFixed(IN_ONE_EVENT))
                // Each is an aggregate of its own: an eviction with a version needs no order.
                .forEach(some -> outbox.append(ids.next().toString(), 1, new ViewsChangedV1(some)));
    }

    /** As the caller's transaction sees them; 0 for a view that never changed. */
    Map<String, Long> of(Set<String> names) {
        var versions = new LinkedHashMap<String, Long>();
        names.forEach(name -> versions.put(name, 0L));
        versions.putAll(
                versions("select name, version from view_version where name = any(?)", names));
        return versions;
    }

    private Map<String, Long> versions(String sql, Collection<String> names) {
        var versions = new LinkedHashMap<String, Long>();
        jdbc.sql(sql)
                .param(names.toArray(String[]::new))
                .query(row -> {
                    versions.put(row.getString("name"), row.getLong("version"));
                });
        return versions;
    }
}
