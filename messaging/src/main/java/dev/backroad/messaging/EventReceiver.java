package dev.backroad.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a record its effect, once: the inbox row and whatever the handler writes are one
 * transaction. What fails is thrown, and waits or is set aside ({@link
 * dev.backroad.messaging.deadletter}).
 */
public class EventReceiver {

    private final Inbox inbox;
    private final EventJson json;

    EventReceiver(Inbox inbox, EventJson json) {
        this.inbox = inbox;
        this.json = json;
    }

    /**
     * Handles a record.
     *
     * @throws UnreadableEventException if it is no event, or one that the handlers do not know
     * @throws HeldBackException if an earlier event of the aggregate waits at the dead-letter desk
     */
    @Transactional
    public void receive(ConsumerRecord<String, byte[]> message, EventHandlers handlers) {
        var event = ReceivedEvent.from(message);
        var handler = handlers.of(event.type());
        if (handler.isPresent() && inbox.firstTime(event)) {
            handler.get().handle(event, json);
        }
    }

    /**
     * Handles a record in no transaction and does not remember it: for an effect outside the
     * database that may happen twice and in any order, such as forgetting what was cached. What
     * waits at the dead-letter desk holds nothing back here.
     *
     * @throws UnreadableEventException if it is no event, or one that the handlers do not know
     */
    public void receiveWithoutInbox(
            ConsumerRecord<String, byte[]> message, EventHandlers handlers) {
        var event = ReceivedEvent.from(message);
        handlers.of(event.type()).ifPresent(handler -> handler.handle(event, json));
    }
}
