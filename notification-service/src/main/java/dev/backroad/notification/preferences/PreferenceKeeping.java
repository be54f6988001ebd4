package dev.backroad.notification.preferences;

import dev.backroad.defaults.IfMatch;
import dev.backroad.defaults.ProblemException;
import dev.backroad.defaults.personaldata.ErasedSubjects;
import dev.backroad.notification.accounts.PersonalRecords;
import dev.backroad.notification.kind.Channel;
import dev.backroad.notification.kind.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Remembers what each learner wants to be told. */
@Service
public class PreferenceKeeping implements PersonalRecords {

    private final PreferenceTable table;
    private final ErasedSubjects erased;
    private final ApplicationEventPublisher listeners;
    private final InstantSource time;

    PreferenceKeeping(
            PreferenceTable table,
            ErasedSubjects erased,
            ApplicationEventPublisher listeners,
            InstantSource time) {
        this.table = table;
        this.erased = erased;
        this.listeners = listeners;
        this.time = time;
    }

    /** Returns the learner's preferences, or the usual ones. */
    public Preferences find(UUID learner) {
        return table.find(learner);
    }

    /**
     * Replaces a learner's preferences.
     *
     * @throws ProblemException 412 if they are not the ones that were seen
     */
    @Transactional
    Preferences change(UUID learner, IfMatch seen, PreferencesForm wish) {
        demand(learner);
        var before = table.lock(learner);
        seen.demand(before.tag());
        return keep(wish.following(before));
    }

    /** Sends a learner no more mails of a kind; to say it again changes nothing. */
    @Transactional
    public void stopMail(UUID learner, Kind kind) {
        if (erased.contains(learner)) {
            return;
        }
        var before = table.lock(learner);
        if (before.wants(kind.word(), Channel.MAIL)) {
            keep(before.withoutMail(kind));
        }
    }

    private Preferences keep(Preferences after) {
        table.update(after, after.digest() ? after.nextDigest(time.instant()) : null);
        listeners.publishEvent(new PreferencesChanged(after.learnerId()));
        return after;
    }

    /**
     * Takes somebody whose digest is due, and sets the time of their next one: in the transaction
     * of the digest, so that each comes once, whoever asks.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Preferences> takeDigest(Instant now) {
        var due = table.takeDigest(now);
        due.ifPresent(it -> table.nextDigest(it.learnerId(), it.nextDigest(now)));
        return due;
    }

    /** Goes on only for who is here. Their erasure waits until the transaction ends. */
    private void demand(UUID learner) {
        if (erased.contains(learner)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "account-deleted",
                    "This account is deleted, and what it did here is erased.");
        }
    }

    @Override
    public String name() {
        return "preferences";
    }

    @Override
    public Object of(UUID learner) {
        return PreferencesForm.of(table.find(learner));
    }

    @Override
    public void forget(UUID learner) {
        table.delete(learner);
    }
}
