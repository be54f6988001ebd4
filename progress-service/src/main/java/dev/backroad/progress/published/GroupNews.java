package dev.backroad.progress.published;

import dev.backroad.messaging.Outbox;
import dev.backroad.messaging.Topics;
import dev.backroad.progress.group.GroupJoined;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the world hears of groups. */
@Component
class GroupNews {

    static final String TOPIC = "progress.groups";

    private final Outbox outbox;

    GroupNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Runs inside the transaction of the change; without one, the outbox refuses. */
    @EventListener
    void on(GroupJoined event) {
        outbox.append(event.groupId().toString(), event.sequence(), GroupJoinedV1.of(event));
    }

    @Bean
    static NewTopic groups(Topics topics) {
        return topics.named(TOPIC);
    }
}
