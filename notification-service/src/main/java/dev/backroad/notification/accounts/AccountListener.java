package dev.backroad.notification.accounts;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.Inbox;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears of accounts; the copy and its inbox row are one transaction. */
@Component
class AccountListener {

    private static final String TOPIC = "identity.accounts";

    private final Inbox inbox;
    private final EventJson json;
    private final AccountDirectory accounts;

    AccountListener(Inbox inbox, EventJson json, AccountDirectory accounts) {
        this.inbox = inbox;
        this.json = json;
        this.accounts = accounts;
    }

    @Transactional
    @KafkaListener(topics = TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        var event = ReceivedEvent.from(message);
        // Types that we do not know are news for others, not mistakes.
        if (event.type().equals(AccountRegistered.TYPE) && inbox.firstTime(event)) {
            accounts.put(json.read(event, AccountRegistered.class));
        }
    }

    @Bean
    static NewTopic unreadableAccounts(Topics topics) {
        return topics.deadLettersOf(TOPIC);
    }
}
