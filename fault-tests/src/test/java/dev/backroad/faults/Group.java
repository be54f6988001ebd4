package dev.backroad.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A consumer group, as the broker sees it. */
record Group(String bootstrapServers, String name) {

    /** What {@code spring.kafka.listener.concurrency} makes of one listener. */
    static final int CONSUMERS_OF_A_LISTENER = 4;

    /** How many instances are in it, of so many consumers each; 0 while nobody knows it. */
    int instances(int consumers) {
        return Math.ceilDiv(members(), consumers);
    }

    private int members() {
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
