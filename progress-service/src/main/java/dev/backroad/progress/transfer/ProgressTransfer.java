package dev.backroad.progress.transfer;

import dev.backroad.defaults.ProblemException;
import dev.backroad.progress.enrollment.EnrollmentTransfer;
import dev.backroad.progress.enrollment.EnrollmentTransfer.Brought;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.notes.NotesTransfer;
import dev.backroad.progress.transfer.ProgressFile.Part;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a file of a learner's record, and a record of a file: all of it or nothing. */
@Service
class ProgressTransfer {

    private final EnrollmentTransfer enrollments;
    private final NotesTransfer notes;

    ProgressTransfer(EnrollmentTransfer enrollments, NotesTransfer notes) {
        this.enrollments = enrollments;
        this.notes = notes;
    }

    @Transactional(readOnly = true)
    ProgressFile give(Learner learner) {
        return new ProgressFile(
                ProgressFile.FORMAT,
                enrollments.give(learner).stream()
                        .map(given ->
                                new Part(
                                        given.copy(),
                                        notes.notes(given.id()),
                                        notes.checks(given.id())))
                        .toList());
    }

    /**
     * Adds what the file says. What the learner has just so already is no change, so that a repeat
     * is safe; what they have otherwise is refused, for one of the two would be lost.
     */
    @Transactional
    void take(Learner learner, ProgressFile file) {
        enrollments.begin(learner);
        var present = give(learner).enrollments();
        var places =
                IntStream.range(0, file.enrollments().size())
                        .filter(i -> !present.contains(file.enrollments().get(i)))
                        .boxed()
                        .toList();
        var ids = enrollments.take(learner, places.stream().map(i -> brought(file, i)).toList());
        for (int i = 0; i < places.size(); i++) {
            take(ids.get(i), file.enrollments().get(places.get(i)), field(places.get(i)));
        }
        ids.stream().findFirst().ifPresent(notes::demandRoom);
    }

    private static Brought brought(ProgressFile file, int place) {
        return new Brought(
                file.enrollments().get(place).enrollment(), field(place) + ".enrollment");
    }

    private static String field(int place) {
        return "enrollments[" + place + "]";
    }

    private void take(UUID id, Part part, String field) {
        for (int i = 0; i < part.notes().size(); i++) {
            refuseUnless(notes.take(id, part.notes().get(i)), field + ".notes[" + i + "].topicId");
        }
        for (int i = 0; i < part.checks().size(); i++) {
            refuseUnless(
                    notes.take(id, part.checks().get(i)), field + ".checks[" + i + "].topicId");
        }
        refuseUnknown(id, part, field);
    }

    /** What nobody could ever read under any name does not belong to the roadmap. */
    private void refuseUnknown(UUID id, Part part, String field) {
        var known = enrollments.topics(id);
        for (int i = 0; i < part.notes().size(); i++) {
            refuseUnless(
                    known.contains(part.notes().get(i).topicId()),
                    field + ".notes[" + i + "].topicId");
        }
        for (int i = 0; i < part.checks().size(); i++) {
            refuseUnless(
                    known.contains(part.checks().get(i).topicId()),
                    field + ".checks[" + i + "].topicId");
        }
    }

    private static void refuseUnless(boolean isPossible, String field) {
        if (!isPossible) {
            throw new ProblemException(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "import-impossible",
                            "The topic is not one of the roadmap, or is named twice. Nothing was"
                                    + " imported.")
                    .at(field);
        }
    }
}
