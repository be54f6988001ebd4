package dev.backroad.notification.accounts;

import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Topics;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.webhook.Webhooks;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of accounts. */
@Component
class AccountListener {

    private static final String TOPIC = "identity.accounts";

    private final EventReceiver receiver;
    private final EventHandlers handlers;

    AccountListener(
            EventReceiver receiver,
            AccountDirectory accounts,
            LearnerInbox learners,
            Webhooks webhooks) {
        this.receiver = receiver;
        this.handlers =
                new EventHandlers()
                        .on(
                                AccountRegistered.TYPE,
                                AccountRegistered.class,
                                (event, news) -> accounts.put(news))
                        .on(
                                AccountDeleted.TYPE,
                                AccountDeleted.class,
                                (event, news) -> {
                                    accounts.remove(news.accountId());
                                    learners.erase(news.accountId());
                                    webhooks.forget(news.accountId());
                                });
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
