package dev.backroad.progress.transfer;

import dev.backroad.progress.enrollment.EnrollmentCopy;
import dev.backroad.progress.notes.NotesTransfer.ChecksCopy;
import dev.backroad.progress.notes.NotesTransfer.NoteCopy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A learner's record: taken in elsewhere and given out again, it is the same file. No id of an
 * account or enrolment is in it, so that it can be anybody's.
 *
 * @param format which sort of file it is, and in which version
 */
record ProgressFile(
        @NotNull @Pattern(regexp = FORMAT, message = "is not " + FORMAT) String format,
        @NotNull @Size(max = 100) List<@Valid @NotNull Part> enrollments) {

    static final String FORMAT = "backroad-progress-1";

    /** One roadmap of it. */
    record Part(
            @NotNull @Valid EnrollmentCopy enrollment,
            @NotNull @Size(max = 2_000) List<@Valid @NotNull NoteCopy> notes,
            @NotNull @Size(max = 2_000) List<@Valid @NotNull ChecksCopy> checks) {}
}
