package dev.backroad.faults.defaults;

import dev.backroad.faults.probe.ProbeApplication;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.config.TopicBuilder;

/** The topic, with as many partitions as Backroad's. */
@Configuration(proxyBeanMethods = false)
@Profile("default-kafka | modulith")
class DefaultTopic {

    @Bean
    static NewTopic topicOfCommands(@Value(ProbeApplication.TOPIC) String topic) {
        return TopicBuilder.name(topic).partitions(12).build();
    }
}
