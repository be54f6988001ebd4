package dev.backroad.faults.probe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.backroad.messaging.EventHandlers;
import dev.backroad.messaging.EventReceiver;
import dev.backroad.messaging.Outbox;
import dev.backroad.messaging.PublishedEvent;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** The real thing: exactly what a service does with the messaging module. */
@Configuration(proxyBeanMethods = false)
@Profile("backroad")
class Backroad {

    private static final String TYPE = "dev.backroad.probe.command-done.v1";

    /** The event as the world sees it. */
    record PublishedCommand(
            @JsonIgnore String topic, String aggregate, long sequence, String command)
            implements PublishedEvent {

        @Override
        public String type() {
            return TYPE;
        }
    }

    @Component
    @Profile("backroad & teller")
    record Teller(Outbox outbox, @Value(ProbeApplication.TOPIC) String topic) implements Telling {

        @Override
        public void tell(CommandDone event) {
            outbox.append(
                    event.aggregate(),
                    event.sequence(),
                    new PublishedCommand(
                            topic, event.aggregate(), event.sequence(), event.command()));
        }
    }

    @Component
    @Profile("backroad & hearer")
    static class Hearer {

        private final EventReceiver receiver;
        private final EventHandlers handlers;

        Hearer(EventReceiver receiver, Effects effects) {
            this.receiver = receiver;
            this.handlers =
                    new EventHandlers()
                            .on(TYPE, CommandDone.class, (event, done) -> effects.apply(done));
        }

        @KafkaListener(topics = ProbeApplication.TOPIC)
        public void on(ConsumerRecord<String, byte[]> message) {
            receiver.receive(message, handlers);
        }
    }

    @Bean
    @Profile("teller")
    NewTopic commandTopic(Topics topics, @Value(ProbeApplication.TOPIC) String topic) {
        return topics.named(topic);
    }

    @Bean
    @Profile("hearer")
    NewTopic deadLetterTopic(Topics topics, @Value(ProbeApplication.TOPIC) String topic) {
        return topics.deadLettersOf(topic);
    }
}
