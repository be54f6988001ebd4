package dev.backroad.progress.notes;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.IfMatch;
import dev.backroad.defaults.ProblemException;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.OwnEnrollments;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a note for each topic. Who would overwrite what they have not read is refused. */
@Service
class Notes {

    private final OwnEnrollments enrollments;
    private final NoteTable notes;
    private final Shelf shelf;
    private final IdGenerator ids;
    private final InstantSource time;

    Notes(
            OwnEnrollments enrollments,
            NoteTable notes,
            Shelf shelf,
            IdGenerator ids,
            InstantSource time) {
        this.enrollments = enrollments;
        this.notes = notes;
        this.shelf = shelf;
        this.ids = ids;
        this.time = time;
    }

    Note read(Learner learner, UUID enrollment, String topic) {
        return notes.find(key(learner, enrollment, topic)).orElseThrow(Notes::notFound);
    }

    /** Writes the first note of a topic. */
    @Transactional
    Note begin(Learner learner, UUID enrollment, String topic, String text) {
        var note = note(text);
        if (!notes.insert(key(learner, enrollment, topic), note)) {
            throw IfMatch.changed("There is a note already; read it first.");
        }
        shelf.demandRoom(enrollment, 0);
        return note;
    }

    /** Writes a note instead of the one that was read. */
    @Transactional
    Note replace(Learner learner, UUID enrollment, String topic, String text, IfMatch seen) {
        var key = key(learner, enrollment, topic);
        var now = note(text);
        var before =
                notes.find(key)
                        .orElseThrow(() ->
                                IfMatch.changed(
                                        "There is no note; If-None-Match: * writes the first."));
        seen.demand(before.tag());
        var used = shelf.used(enrollment);
        if (!notes.replace(key, before, now)) {
            throw raced();
        }
        shelf.demandRoom(enrollment, used);
        return now;
    }

    void delete(Learner learner, UUID enrollment, String topic, IfMatch seen) {
        var key = key(learner, enrollment, topic);
        var note = notes.find(key).orElseThrow(Notes::notFound);
        seen.demand(note.tag());
        if (!notes.delete(key, note)) {
            throw raced();
        }
    }

    private TopicKey key(Learner learner, UUID enrollment, String topic) {
        return new TopicKey(enrollment, enrollments.topic(learner, enrollment, topic));
    }

    private Note note(String text) {
        return new Note(text, time.instant().truncatedTo(ChronoUnit.MILLIS), ids.next());
    }

    private static ProblemException raced() {
        return IfMatch.changed("Somebody else has changed the note in this moment.");
    }

    private static ProblemException notFound() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "note-not-found", "You have no note about this topic.");
    }
}
