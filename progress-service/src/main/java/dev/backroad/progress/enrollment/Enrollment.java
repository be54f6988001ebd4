package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.enrollment.EnrollmentEvent.LearnerEnrolled;
import dev.backroad.progress.enrollment.EnrollmentEvent.Origin;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReopened;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReset;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicSkipped;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One learner on one version of one roadmap. Knows each topic once, so that done + skipped can
 * never exceed the total, and counts instead of keeping counters, so that they can never drift.
 */
final class Enrollment {

    private final UUID id;
    private final UUID learnerId;
    private final PublishedRoadmap roadmap;
    private final Instant enrolledAt;
    private final Map<String, TopicProgress> topics = new LinkedHashMap<>();
    private final List<EnrollmentEvent> news = new ArrayList<>();
    private long sequence;

    /** Restores an enrolment as it was stored. */
    Enrollment(
            UUID id,
            UUID learnerId,
            PublishedRoadmap roadmap,
            Instant enrolledAt,
            long sequence,
            List<TopicProgress> topics) {
        this.id = id;
        this.learnerId = learnerId;
        this.roadmap = roadmap;
        this.enrolledAt = enrolledAt;
        this.sequence = sequence;
        topics.forEach(progress -> this.topics.put(progress.topic().slug(), progress));
    }

    static Enrollment begin(UUID id, UUID learnerId, PublishedRoadmap roadmap, Instant at) {
        var untouched = roadmap.topics().stream().map(TopicProgress::untouched).toList();
        var enrollment = new Enrollment(id, learnerId, roadmap, at, 0, untouched);
        enrollment.news.add(new LearnerEnrolled(enrollment.next(at)));
        return enrollment;
    }

    /**
     * Moves a topic. Every move between two statuses is legal: learners change their minds. A move
     * to where the topic already is changes nothing and is no news.
     *
     * @return where the topic stands now
     * @throws dev.backroad.defaults.ProblemException if the roadmap has no such topic
     */
    TopicProgress move(String slug, TopicStatus to, Instant at) {
        var before = topics.get(slug);
        if (before == null) {
            throw Refusals.topicNotInRoadmap(roadmap.slug());
        }
        if (before.status() == to) {
            return before;
        }
        var wasComplete = isComplete();
        var after = before.changedTo(to, at);
        topics.put(slug, after);
        news.add(moved(before, to, at));
        if (isComplete() && !wasComplete) {
            news.add(new RoadmapCompleted(next(at), done(), skipped(), total()));
        }
        return after;
    }

    private EnrollmentEvent moved(TopicProgress before, TopicStatus to, Instant at) {
        var topic = before.topic();
        return switch (to) {
            case IN_PROGRESS ->
                    before.status() == TopicStatus.NOT_STARTED
                            ? new TopicStarted(next(at), topic)
                            : new TopicReopened(next(at), topic);
            case DONE -> new TopicCompleted(next(at), topic, done(), total());
            case SKIPPED -> new TopicSkipped(next(at), topic);
            case NOT_STARTED -> new TopicReset(next(at), topic);
        };
    }

    private Origin next(Instant at) {
        return new Origin(
                id, ++sequence, learnerId, roadmap.slug(), roadmap.title(), roadmap.version(), at);
    }

    /** What has happened since this object was made or restored, in order. */
    List<EnrollmentEvent> news() {
        return List.copyOf(news);
    }

    int done() {
        return count(TopicStatus.DONE);
    }

    int skipped() {
        return count(TopicStatus.SKIPPED);
    }

    int total() {
        return topics.size();
    }

    /** Nothing is open, and not all of it was skipped: who only skips has completed nothing. */
    boolean isComplete() {
        return done() > 0 && done() + skipped() == total();
    }

    /**
     * How much is settled, done or skipped: 100 only when nothing is left, and always reachable.
     */
    int percent() {
        return (done() + skipped()) * 100 / total();
    }

    private int count(TopicStatus status) {
        return (int) topics.values().stream().filter(each -> each.status() == status).count();
    }

    UUID id() {
        return id;
    }

    UUID learnerId() {
        return learnerId;
    }

    PublishedRoadmap roadmap() {
        return roadmap;
    }

    Instant enrolledAt() {
        return enrolledAt;
    }

    long sequence() {
        return sequence;
    }

    List<TopicProgress> topics() {
        return List.copyOf(topics.values());
    }
}
