package dev.backroad.messaging;

import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A service that tells notes and hears its own: the smallest user of the backbone. */
@SpringBootApplication
class MessagingTestApplication {

    record NoteTakenV1(String note) implements PublishedEvent {

        @Override
        public String topic() {
            return "test.notes";
        }

        @Override
        public String type() {
            return "dev.backroad.test.note-taken.v1";
        }
    }

    /** The reader's own picture of the event: only what it uses. */
    record NoteHeard(String note) {}

    @Bean
    InstantSource time() {
        return Clock.systemUTC();
    }

    @Bean
    NewTopic notes(Topics topics) {
        return topics.named("test.notes");
    }

    @Bean
    NewTopic notesSetAside(Topics topics) {
        return topics.deadLettersOf("test.notes");
    }

    @Component
    static class Notes {

        private final Outbox outbox;

        Notes(Outbox outbox) {
            this.outbox = outbox;
        }

        @Transactional
        public void take(UUID notebook, long sequence, String note) {
            outbox.append(notebook.toString(), sequence, new NoteTakenV1(note));
        }

        @Transactional
        public void takeAndFail(UUID notebook) {
            outbox.append(notebook.toString(), 1, new NoteTakenV1("never"));
            throw new IllegalStateException("rolled back on purpose");
        }
    }

    @Component
    static class Listener {

        private final AtomicInteger databaseFailuresToCome = new AtomicInteger();

        private final Inbox inbox;
        private final EventJson json;
        private final JdbcClient jdbc;

        Listener(Inbox inbox, EventJson json, JdbcClient jdbc) {
            this.inbox = inbox;
            this.json = json;
            this.jdbc = jdbc;
        }

        public void failNext(int times) {
            databaseFailuresToCome.set(times);
        }

        @Transactional
        @KafkaListener(topics = "test.notes")
        public void on(ConsumerRecord<String, byte[]> message) {
            var event = ReceivedEvent.from(message);
            if (databaseFailuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DataAccessResourceFailureException("away on purpose");
            }
            if (inbox.firstTime(event)) {
                jdbc.sql("insert into effect values (?, ?, ?, ?)")
                        .params(
                                event.id(),
                                event.subject(),
                                event.sequence(),
                                json.read(event, NoteHeard.class).note())
                        .update();
            }
        }
    }
}
