package dev.backroad.progress.settings;

import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.enrollment.Learner;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers how each learner wants to learn. */
@Service
public class SettingsKeeping {

    private final SettingsTable table;
    private final Presence presence;
    private final ApplicationEventPublisher listeners;
    private final InstantSource time;

    SettingsKeeping(
            SettingsTable table,
            Presence presence,
            ApplicationEventPublisher listeners,
            InstantSource time) {
        this.table = table;
        this.presence = presence;
        this.listeners = listeners;
        this.time = time;
    }

    /** Returns the learner's settings, or the defaults. */
    public LearningSettings of(UUID learner) {
        return table.find(learner);
    }

    /**
     * Replaces a learner's settings.
     *
     * @throws dev.backroad.defaults.ProblemException 412 if they are not the ones that were seen
     */
    @Transactional
    LearningSettings change(Learner learner, IfMatch seen, SettingsForm wish) {
        presence.demand(learner.id());
        var before = table.lock(learner.id());
        seen.demand(before.tag());
        var after = wish.following(before);
        table.update(after);
        listeners.publishEvent(new SettingsChanged(before, after, time.instant()));
        return after;
    }
}
