package dev.backroad.faults.defects;

import dev.backroad.faults.probe.CommandDone;
import dev.backroad.faults.probe.Effects;
import dev.backroad.faults.probe.ProbeApplication;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies whatever comes, also what came before. With it the other defects show as they are: an
 * inbox would turn what is out of order into what is lost.
 */
@Component
@Profile("hearer & no-inbox")
class NoInbox {

    private final JsonMapper json;
    private final Effects effects;

    NoInbox(JsonMapper json, Effects effects) {
        this.json = json;
        this.effects = effects;
    }

    @KafkaListener(topics = ProbeApplication.TOPIC)
    void on(ConsumerRecord<String, byte[]> message) {
        effects.apply(json.readValue(message.value(), CommandDone.class));
    }
}
