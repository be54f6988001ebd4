package dev.backroad.catalog.config;

import dev.backroad.catalog.published.RoadmapPublishedV1;
import dev.backroad.catalog.published.TopicPublishedV1;
import dev.backroad.catalog.published.ViewsChangedV1;
import dev.backroad.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics this service owns. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    @Bean
    NewTopic roadmaps(Topics topics) {
        return topics.named(RoadmapPublishedV1.TOPIC);
    }

    @Bean
    NewTopic views(Topics topics) {
        return topics.named(ViewsChangedV1.TOPIC);
    }

    @Bean
    NewTopic topics(Topics topics) {
        return topics.named(TopicPublishedV1.TOPIC);
    }
}
