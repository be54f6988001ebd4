package dev.backroad.faults.defaults;

import dev.backroad.faults.probe.CommandDone;
import dev.backroad.faults.probe.ProbeApplication;
import dev.backroad.faults.probe.Telling;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells an event as most tutorials do: {@code KafkaTemplate.send} after the commit. */
@Component
@Profile("teller & default-kafka")
class DefaultKafka implements Telling {

    private final ApplicationEventPublisher events;
    private final KafkaTemplate<String, Object> kafka;
    private final String topic;

    DefaultKafka(
            ApplicationEventPublisher events,
            KafkaTemplate<String, Object> kafka,
            @Value(ProbeApplication.TOPIC) String topic) {
        this.events = events;
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public void tell(CommandDone event) {
        events.publishEvent(event);
    }

    @TransactionalEventListener
    void send(CommandDone event) {
        var _ = kafka.send(topic, event.aggregate(), event);
    }
}
