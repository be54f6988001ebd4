package dev.backroad.progress.accounts;

import java.util.UUID;

/**
 * What a feature keeps about learners: shown to them on request, and forgotten for good. Every
 * feature that has a table with learners in it has such a bean.
 *
 * <p>The order of the beans is that of forgetting. What others are written down along with comes
 * first: whoever waits for its lock has committed before the others are deleted.
 */
public interface PersonalRecords {

    /** Its name in "my data", for example {@code enrollments}. */
    String name();

    /** Returns all of it, as something that becomes JSON. */
    Object of(UUID learner);

    /** Deletes all of it, in the caller's transaction. */
    void forget(UUID learner);
}
