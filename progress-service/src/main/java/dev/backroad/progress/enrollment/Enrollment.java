package dev.backroad.progress.enrollment;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.Successions;
import dev.backroad.progress.enrollment.EnrollmentEvent.LearnerEnrolled;
import dev.backroad.progress.enrollment.EnrollmentEvent.MovedUp;
import dev.backroad.progress.enrollment.EnrollmentEvent.Origin;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReopened;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicReset;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicSkipped;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicStarted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicsInherited;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One learner on one version of one roadmap. What always holds, in any history:
 *
 * <ul>
 *   <li>0 ≤ done + skipped ≤ total, and the total is the number of topics of the version: each
 *       topic is known once, and counted instead of kept in counters, which could drift;
 *   <li>100 % can be reached: every topic of the version can be moved, retired or not;
 *   <li>nothing that the learner did vanishes: a topic that they moved keeps its status for as long
 *       as they do not move it again, also while it is not in the version ({@link #earlier}), and
 *       one that inherited can only rise;
 *   <li>the version goes up, only when the learner says so;
 *   <li>events are numbered from 1 without a gap, and what changes nothing is no event.
 * </ul>
 */
final class Enrollment {

    private final UUID id;
    private final UUID learnerId;
    private final Instant enrolledAt;
    private final Map<String, TopicProgress> topics = new LinkedHashMap<>();
    private final List<EnrollmentEvent> news = new ArrayList<>();
    private final Set<UUID> changed = new HashSet<>();
    private PublishedRoadmap roadmap;
    private List<TopicProgress> earlier;
    private long sequence;

    /** Restores an enrolment as it was stored. */
    Enrollment(
            UUID id,
            UUID learnerId,
            PublishedRoadmap roadmap,
            Instant enrolledAt,
            long sequence,
            List<TopicProgress> topics,
            List<TopicProgress> earlier) {
        this.id = id;
        this.learnerId = learnerId;
        this.roadmap = roadmap;
        this.enrolledAt = enrolledAt;
        this.sequence = sequence;
        this.earlier = List.copyOf(earlier);
        topics.forEach(this::put);
    }

    static Enrollment begin(UUID id, UUID learnerId, PublishedRoadmap roadmap, Instant at) {
        var untouched = roadmap.topics().stream().map(TopicProgress::untouched).toList();
        var enrollment = new Enrollment(id, learnerId, roadmap, at, 0, untouched, List.of());
        enrollment.news.add(new LearnerEnrolled(enrollment.next(at)));
        return enrollment;
    }

    /** Takes over what a learner did elsewhere: it begins here, as it stands. */
    static Enrollment taken(Enrollment stored, Instant at) {
        stored.news.add(new LearnerEnrolled(stored.next(at)));
        return stored;
    }

    /**
     * Moves a topic. Every move between two statuses is legal: learners change their minds. A move
     * to where the topic already is changes nothing and is no news.
     *
     * @return where the topic stands now
     * @throws dev.backroad.defaults.ProblemException if the version has no such topic
     */
    TopicProgress move(String slug, TopicStatus to, Instant at) {
        if (!topics.containsKey(slug)) {
            throw Refusals.topicNotInRoadmap(roadmap.slug());
        }
        moveAll(List.of(new TopicMove(slug, to)), at);
        return topic(slug);
    }

    /**
     * Moves several topics, in this order, all or none.
     *
     * @throws dev.backroad.defaults.ProblemException if a topic is not in the version, or named
     *     twice
     */
    void moveAll(List<TopicMove> moves, Instant at) {
        refuseImpossible(moves);
        var wasComplete = isComplete();
        moves.forEach(move -> change(topic(move.slug()), move.status(), at));
        tellIfComplete(wasComplete, at);
    }

    private void refuseImpossible(List<TopicMove> moves) {
        var seen = new HashSet<String>();
        for (int i = 0; i < moves.size(); i++) {
            var slug = moves.get(i).slug();
            if (!topics.containsKey(slug)) {
                throw Refusals.movesOtherTopic(i, slug, roadmap.slug());
            }
            if (!seen.add(slug)) {
                throw Refusals.movesTopicTwice(i, slug);
            }
        }
    }

    private void change(TopicProgress before, TopicStatus to, Instant at) {
        if (before.status() != to) {
            put(before.changedTo(to, at));
            changed.add(before.topic().topicId());
            news.add(moved(before, to, at));
        }
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

    private void tellIfComplete(boolean wasComplete, Instant at) {
        if (isComplete() && !wasComplete) {
            news.add(new RoadmapCompleted(next(at), done(), skipped(), total()));
        }
    }

    /** What a version would change, without changing it. */
    VersionStep stepTo(PublishedRoadmap version, Successions successions, Past past) {
        return new VersionStep(topics.values(), earlier, version, successions, past);
    }

    /**
     * Moves up to a newer version. The one that it is at already changes nothing.
     *
     * @throws dev.backroad.defaults.ProblemException if the version is an older one
     */
    void moveUp(PublishedRoadmap version, Successions successions, Past past, Instant at) {
        if (!version.roadmapId().equals(roadmap.roadmapId())) {
            throw new IllegalArgumentException("a version of another roadmap");
        }
        if (version.version() < roadmap.version()) {
            throw Refusals.versionIsOlder(roadmap.version());
        }
        if (version.version() > roadmap.version()) {
            take(version, stepTo(version, successions, past), at);
        }
    }

    private void take(PublishedRoadmap version, VersionStep step, Instant at) {
        var wasComplete = isComplete();
        var from = roadmap.version();
        step.inheriting(at).forEach(each -> changed.add(each.topic().topicId()));
        roadmap = version;
        earlier = step.earlier();
        topics.clear();
        step.topics(at).forEach(this::put);
        news.add(new MovedUp(next(at), from));
        tellIfComplete(wasComplete, at);
    }

    /**
     * Makes up for retirements that were heard only after the learner had moved up: then topics
     * stand where they would stand otherwise. What the learner has moved stays.
     */
    void inherit(Successions successions, Past past, Instant at) {
        var heirs = stepTo(roadmap, successions, past).inheriting(at);
        if (!heirs.isEmpty()) {
            var wasComplete = isComplete();
            heirs.forEach(each -> changed.add(each.topic().topicId()));
            heirs.forEach(this::put);
            news.add(new TopicsInherited(next(at)));
            tellIfComplete(wasComplete, at);
        }
    }

    private void put(TopicProgress progress) {
        topics.put(progress.topic().slug(), progress);
    }

    private TopicProgress topic(String slug) {
        return Objects.requireNonNull(topics.get(slug));
    }

    private Origin next(Instant at) {
        return new Origin(
                id, ++sequence, learnerId, roadmap.slug(), roadmap.title(), roadmap.version(), at);
    }

    /** What has happened since this object was made or restored, in order. */
    List<EnrollmentEvent> news() {
        return List.copyOf(news);
    }

    /** The topics whose status is not as it was stored. */
    List<TopicProgress> changed() {
        return topics.values().stream()
                .filter(each -> changed.contains(each.topic().topicId()))
                .toList();
    }

    int done() {
        return count(TopicStatus.DONE);
    }

    int skipped() {
        return count(TopicStatus.SKIPPED);
    }

    int inProgress() {
        return count(TopicStatus.IN_PROGRESS);
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

    /** The topics of the version, in its order. */
    List<TopicProgress> topics() {
        return List.copyOf(topics.values());
    }

    /** What the learner touched in earlier versions and this one does not have: not counted. */
    List<TopicProgress> earlier() {
        return earlier;
    }
}
