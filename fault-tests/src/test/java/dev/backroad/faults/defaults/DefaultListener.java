package dev.backroad.faults.defaults;

import dev.backroad.faults.probe.CommandDone;
import dev.backroad.faults.probe.Effects;
import dev.backroad.faults.probe.ProbeApplication;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears events as most tutorials do; the effect itself is one transaction. */
@Component
@Profile("hearer & (default-kafka | modulith)")
class DefaultListener {

    private final Effects effects;

    DefaultListener(Effects effects) {
        this.effects = effects;
    }

    @KafkaListener(topics = ProbeApplication.TOPIC)
    void on(CommandDone event) {
        effects.apply(event);
    }
}
