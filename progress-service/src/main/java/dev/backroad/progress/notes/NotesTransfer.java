package dev.backroad.progress.notes;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.moment.Happened;
import dev.backroad.progress.notes.Checklist.Check;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Gives notes and checks out and takes them in again, for the feature that makes a file of them.
 */
@Service
public class NotesTransfer {

    /** A note as a learner takes it elsewhere. */
    public record NoteCopy(
            @NotNull UUID topicId,
            @NotBlank @Size(max = Note.LONGEST) String text,
            @NotNull @Happened Instant changedAt) {}

    /** A check list as a learner takes it elsewhere. */
    public record ChecksCopy(
            @NotNull UUID topicId,
            @NotNull @Size(max = Checklist.LONGEST) List<@Valid @NotNull Check> items) {}

    private final NoteTable notes;
    private final ChecklistTable checklists;
    private final Shelf shelf;
    private final IdGenerator ids;

    NotesTransfer(NoteTable notes, ChecklistTable checklists, Shelf shelf, IdGenerator ids) {
        this.notes = notes;
        this.checklists = checklists;
        this.shelf = shelf;
        this.ids = ids;
    }

    /** Returns the notes of an enrolment, by topic. */
    public List<NoteCopy> notes(UUID enrollment) {
        return notes.of(enrollment);
    }

    /** Returns the check lists of an enrolment, by topic. */
    public List<ChecksCopy> checks(UUID enrollment) {
        return checklists.of(enrollment);
    }

    /** Says whether the note was taken; not if its topic has one already. */
    public boolean take(UUID enrollment, NoteCopy copy) {
        var at = copy.changedAt().truncatedTo(ChronoUnit.MILLIS);
        return notes.insert(
                new TopicKey(enrollment, copy.topicId()), new Note(copy.text(), at, ids.next()));
    }

    /** Says whether the list was taken; not if its topic has one already. */
    public boolean take(UUID enrollment, ChecksCopy copy) {
        return checklists.replace(
                new TopicKey(enrollment, copy.topicId()),
                Checklist.NONE,
                new Checklist(copy.items(), ids.next()));
    }

    /**
     * Refuses what leaves the learner of an enrolment with more than fits into a file.
     *
     * @throws dev.backroad.defaults.ProblemException 422
     */
    public void demandRoom(UUID enrollment) {
        shelf.demandRoom(enrollment, 0);
    }
}
