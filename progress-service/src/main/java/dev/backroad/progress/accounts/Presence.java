package dev.backroad.progress.accounts;

import dev.backroad.defaults.ProblemException;
import dev.backroad.defaults.personaldata.ErasedSubjects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether somebody is still here: nothing is written down about who is forgotten. */
@Component
public class Presence {

    private final ErasedSubjects erased;

    Presence(ErasedSubjects erased) {
        this.erased = erased;
    }

    /**
     * Goes on only for who is here. Their erasure waits until the caller's transaction ends.
     *
     * @throws ProblemException 403
     */
    public void demand(UUID learner) {
        refuse(isErased(learner));
    }

    /** The same as a question. */
    public boolean isErased(UUID learner) {
        return erased.contains(learner);
    }

    /**
     * Goes on only for who is here, and one at a time: whoever else asks waits until the caller's
     * transaction ends. To be asked before anything else is.
     *
     * @throws ProblemException 403
     */
    public void demandAlone(UUID learner) {
        refuse(isErasedAlone(learner));
    }

    /** The same as a question. */
    public boolean isErasedAlone(UUID learner) {
        return erased.containsAlone(learner);
    }

    private static void refuse(boolean isErased) {
        if (isErased) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "account-deleted",
                    "This account is deleted, and what it did here is erased.");
        }
    }
}
