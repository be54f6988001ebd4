package dev.backroad.progress.activity;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.ProblemException;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.enrollment.EnrolledTopics;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes down how long learners say they learned. */
@Service
class TimeSpent {

    private static final int MINUTES_OF_A_DAY = 1440;

    private final ActivityLog log;
    private final ActivityTable table;
    private final SettingsKeeping settings;
    private final EnrolledTopics topics;
    private final Presence presence;
    private final IdGenerator ids;
    private final InstantSource time;

    TimeSpent(
            ActivityLog log,
            ActivityTable table,
            SettingsKeeping settings,
            EnrolledTopics topics,
            Presence presence,
            IdGenerator ids,
            InstantSource time) {
        this.log = log;
        this.table = table;
        this.settings = settings;
        this.topics = topics;
        this.presence = presence;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Notes time for today.
     *
     * @throws ProblemException 422 if the topic is in none of the learner's roadmaps, or the day
     *     has no more minutes
     */
    @Transactional
    TimeEntry note(Learner learner, String topic, int minutes) {
        presence.demand(learner.id());
        if (!topics.has(learner, topic)) {
            throw topicNotEnrolled();
        }
        var mine = settings.of(learner.id());
        var now = time.instant();
        var day = log.add(mine, Figures.time(minutes), now);
        if (day.done().minutes() > MINUTES_OF_A_DAY) {
            throw dayIsFull();
        }
        var entry = new TimeEntry(ids.next(), topic, minutes, day.day(), now);
        table.note(learner.id(), entry);
        return entry;
    }

    private static ProblemException topicNotEnrolled() {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "topic-not-enrolled",
                        "None of the roadmaps that you are enrolled in has this topic.")
                .at("topic");
    }

    private static ProblemException dayIsFull() {
        return new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "day-full",
                        "With what you have noted already, that would be more than the 1440 minutes"
                                + " of a day.")
                .at("minutes");
    }
}
