package dev.backroad.progress.leaderboard;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.Standings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets learners join, and leave without a trace. Meanwhile none of their topics gives a point that
 * would be on no board: no enrolment begins, and those that there are do not change.
 */
@Service
class Participation {

    /** A profile, and whether this call made it. */
    record Saved(Profile profile, boolean isNew) {}

    private final ProfileTable profiles;
    private final StandingTable standings;
    private final Standings enrollments;
    private final BoardKeeper keeper;
    private final Presence presence;
    private final IdGenerator ids;
    private final InstantSource time;

    Participation(
            ProfileTable profiles,
            StandingTable standings,
            Standings enrollments,
            BoardKeeper keeper,
            Presence presence,
            IdGenerator ids,
            InstantSource time) {
        this.profiles = profiles;
        this.standings = standings;
        this.enrollments = enrollments;
        this.keeper = keeper;
        this.presence = presence;
        this.ids = ids;
        this.time = time;
    }

    /** Joins with all points that the learner ever got, or changes the name. */
    @Transactional
    Saved join(UUID learner, String displayName) {
        presence.demandAlone(learner);
        enrollments.lockAll(new Learner(learner));
        try {
            return profiles.find(learner)
                    .map(known -> rename(known, displayName))
                    .orElseGet(() -> joinAnew(learner, displayName));
        } catch (DuplicateKeyException taken) {
            throw Refusals.displayNameTaken();
        }
    }

    private Saved rename(Profile known, String displayName) {
        profiles.rename(known.learner(), displayName);
        return new Saved(
                new Profile(known.learner(), known.member(), displayName, known.joinedAt()), false);
    }

    private Saved joinAnew(UUID learner, String displayName) {
        var profile = new Profile(learner, ids.next(), displayName, time.instant());
        profiles.insert(profile);
        standings.join(learner, profile.member());
        keeper.sendAfterCommit();
        return new Saved(profile, true);
    }

    @Transactional
    void leave(UUID learner) {
        presence.isErasedAlone(learner);
        enrollments.lockAll(new Learner(learner));
        profiles.find(learner)
                .ifPresent(profile -> {
                    standings.leave(profile.member());
                    profiles.delete(learner);
                    keeper.sendAfterCommit();
                });
    }

    Optional<Profile> find(UUID learner) {
        return profiles.find(learner);
    }
}
