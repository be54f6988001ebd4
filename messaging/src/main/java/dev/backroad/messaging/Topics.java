package dev.backroad.messaging;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;

/** Declares topics: by hand, by their owner, never by the broker on its own. */
public final class Topics {

    private final int partitions;
    private final String group;

    Topics(
            @Value("${backroad.messaging.partitions}") int partitions,
            @Value("${spring.application.name}") String group) {
        this.partitions = partitions;
        this.group = group;
    }

    /** A topic that this service owns, for example {@code progress.enrollments}. */
    public NewTopic named(String topic) {
        return new NewTopic(topic, partitions, (short) -1);
    }

    /**
     * Where this service sets aside what it could not handle of somebody's topic. One partition
     * keeps their order; a record that was as large as it may be still fits, with its reason.
     */
    public NewTopic deadLettersOf(String topic) {
        return new NewTopic(deadLetters(topic, group), 1, (short) -1)
                .configs(Map.of("max.message.bytes", "2097152"));
    }

    /** Names the topic for what a group could not handle. */
    public static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
