package dev.backroad.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A consumer group, as the broker sees it. */
record Group(String bootstrapServers, String name) {

    /** How many members it has; 0 while nobody knows it. */
    int members() {
        try (var admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var groups = admin.describeConsumerGroups(List.of(name)).all().get();
            return groups.values().stream().mapToInt(group -> group.members().size()).sum();
        } catch (ExecutionException unknown) {
            return 0;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
