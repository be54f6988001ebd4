package dev.backroad.progress.accounts;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears who has deleted their account. */
@Component
class AccountListener {

    private static final String TOPIC = "identity.accounts";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    AccountListener(EventReceiver receiver, Erasure erasure) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                AccountDeleted.TYPE,
                                AccountDeleted.class,
                                (event, news) -> erasure.erase(news.accountId()))
                        // Whoever enrols brings a token: we need not know them before.
                        .ignore("dev.backroad.identity.account-registered.v1");
    }

    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        receiver.receive(message, handlers);
    }

    @Bean
    static NewTopic unreadableAccounts(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
