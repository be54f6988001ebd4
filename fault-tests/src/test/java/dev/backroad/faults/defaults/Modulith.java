package dev.backroad.faults.defaults;

import dev.backroad.faults.probe.CommandDone;
import dev.backroad.faults.probe.ProbeApplication;
import dev.backroad.faults.probe.Telling;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.modulith.events.RoutingTarget;

/**
 * Tells an event by Spring Modulith's externalization: its publication registry in the same
 * database, which it goes through again after a restart.
 */
@Configuration(proxyBeanMethods = false)
@Profile("teller & modulith")
class Modulith {

    @Bean
    static Telling telling(ApplicationEventPublisher events) {
        return events::publishEvent;
    }

    /** What {@code @Externalized} says for a topic whose name is known when the code is written. */
    @Bean
    static EventExternalizationConfiguration externalization(
            @Value(ProbeApplication.TOPIC) String topic) {
        return EventExternalizationConfiguration.externalizing()
                .select(CommandDone.class::isInstance)
                .route(
                        CommandDone.class,
                        event -> RoutingTarget.forTarget(topic).andKey(event.aggregate()))
                .build();
    }
}
