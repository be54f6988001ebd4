package dev.backroad.notification.accounts;

import java.util.UUID;

/**
 * What a feature keeps about learners: shown to them on request, and forgotten for good. Every
 * feature that has a table with learners in it has such a bean.
 */
public interface PersonalRecords {

    /** Its name in "my data", for example {@code notifications}. */
    String name();

    /** Returns all of it, as something that becomes JSON. */
    Object of(UUID learner);

    /** Deletes all of it, in the caller's transaction. */
    void forget(UUID learner);
}
