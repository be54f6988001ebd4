package dev.backroad.progress.enrollment;

import java.util.UUID;

/**
 * What a feature holds about learners, beside their enrolments. Each feature that holds something
 * has a bean of this type, so that nothing is forgotten when somebody asks for their data, or goes.
 */
public interface LearnersPart {

    /** The field of "my data", for example {@code notes}. */
    String name();

    /** Returns all that the feature holds about somebody, as something that becomes JSON. */
    Object of(UUID account);

    /**
     * Deletes it, in the transaction in which the enrolments go; what refers to an enrolment by a
     * foreign key that cascades goes by itself.
     */
    default void erase(UUID account) {}
}
