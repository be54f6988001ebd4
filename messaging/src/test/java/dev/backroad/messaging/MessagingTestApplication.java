package dev.backroad.messaging;

import dev.backroad.defaults.ApiRules;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
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
    record NoteHeard(@Nullable String note) {}

    @Bean
    static ApiRules noApiBesideTheDesk() {
        return rules -> {};
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
        public void takeAll(UUID notebook, String... all) {
            outbox.append(
                    notebook.toString(),
                    IntStream.range(0, all.length)
                            .mapToObj(i -> new NumberedEvent(i + 1, new NoteTakenV1(all[i])))
                            .toList());
        }

        @Transactional
        public void takeAndFail(UUID notebook) {
            outbox.append(notebook.toString(), 1, new NoteTakenV1("never"));
            throw new IllegalStateException("rolled back on purpose");
        }
    }

    /** Has no constraint that would hide a second effect. */
    @Component
    static class Effects {

        private final NoteRefusals refusals;
        private final JdbcClient jdbc;

        Effects(NoteRefusals refusals, JdbcClient jdbc) {
            this.refusals = refusals;
            this.jdbc = jdbc;
        }

        void note(ReceivedEvent event, NoteHeard heard) {
            refusals.check(String.valueOf(heard.note()));
            jdbc.sql("insert into effect (event_id, subject, sequence, note) values (?, ?, ?, ?)")
                    .params(event.id(), event.subject(), event.sequence())
                    .param(heard.note())
                    .update();
        }
    }

    @Component
    static class Listener {

        private final AtomicInteger databaseFailuresToCome = new AtomicInteger();

        private final EventReceiver receiver;
        private final EventHandlers handlers;

        Listener(EventReceiver receiver, Effects effects) {
            this.receiver = receiver;
            this.handlers =
                    new EventHandlers()
                            .on("dev.backroad.test.note-taken.v1", NoteHeard.class, effects::note)
                            .ignore("dev.backroad.test.note-read.v1");
        }

        public void failNext(int times) {
            databaseFailuresToCome.set(times);
        }

        @KafkaListener(topics = "test.notes")
        public void on(ConsumerRecord<String, byte[]> message) {
            if (databaseFailuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DataAccessResourceFailureException("away on purpose");
            }
            receiver.receive(message, handlers);
        }
    }
}
