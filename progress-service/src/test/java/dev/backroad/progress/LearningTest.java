package dev.backroad.progress;

import dev.backroad.messaging.Topics;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;

/** The whole service with real stores, a clock that the test sets, and somebody who listens. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithPostgres
@WithKafka
@WithTokens
@Import({LearningTest.Neighbours.class, LearnerDoor.class, RequestStatements.class})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
public @interface LearningTest {

    /** Who owns the topics that we hear, and who hears ours. */
    @TestConfiguration(proxyBeanMethods = false)
    class Neighbours {

        public final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();

        @Bean
        static MovableTime time() {
            return new MovableTime();
        }

        @Bean
        static NewTopic roadmaps(Topics topics) {
            return topics.named("catalog.roadmaps");
        }

        @Bean
        static NewTopic topicsOfTheCatalog(Topics topics) {
            return topics.named("catalog.topics");
        }

        @Bean
        static NewTopic accounts(Topics topics) {
            return topics.named("identity.accounts");
        }

        @KafkaListener(topics = "progress.learners", groupId = "learning-neighbour")
        void on(ConsumerRecord<String, byte[]> message) {
            heard.add(message);
        }
    }
}
