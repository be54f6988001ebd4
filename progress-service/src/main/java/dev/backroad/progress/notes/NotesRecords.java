package dev.backroad.progress.notes;

import dev.backroad.progress.accounts.PersonalRecords;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A learner's notes and checks, for "my data". They go with their enrolments. */
@Component
class NotesRecords implements PersonalRecords {

    /** What is shown. */
    record Held(List<Map<String, Object>> texts, List<Map<String, Object>> checks) {}

    private final NoteTable notes;
    private final ChecklistTable checklists;

    NotesRecords(NoteTable notes, ChecklistTable checklists) {
        this.notes = notes;
        this.checklists = checklists;
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public Held of(UUID learner) {
        return new Held(notes.all(learner), checklists.all(learner));
    }

    /** Nothing is left to do: they go with the enrolments. */
    @Override
    public void forget(UUID learner) {}
}
