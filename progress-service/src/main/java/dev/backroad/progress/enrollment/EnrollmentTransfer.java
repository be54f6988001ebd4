package dev.backroad.progress.enrollment;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.progress.accounts.Presence;
import dev.backroad.progress.catalog.CatalogCopy;
import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.enrollment.EnrollmentCopy.TopicCopy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives enrolments out and takes them in again, for the feature that makes a file of them. */
@Service
public class EnrollmentTransfer {

    /** An enrolment that was given out. */
    public record Given(UUID id, EnrollmentCopy copy) {}

    /**
     * An enrolment that somebody brings.
     *
     * @param field where it stands in the file, for refusals
     */
    public record Brought(EnrollmentCopy copy, String field) {}

    private record Restored(Enrollment enrollment, List<PublishedRoadmap> versions, String field) {}

    private final CatalogCopy catalog;
    private final FollowedVersions followed;
    private final EnrollmentRepository enrollments;
    private final EnrollmentChange change;
    private final Presence presence;
    private final IdGenerator ids;
    private final InstantSource time;

    EnrollmentTransfer(
            CatalogCopy catalog,
            FollowedVersions followed,
            EnrollmentRepository enrollments,
            EnrollmentChange change,
            Presence presence,
            IdGenerator ids,
            InstantSource time) {
        this.catalog = catalog;
        this.followed = followed;
        this.enrollments = enrollments;
        this.change = change;
        this.presence = presence;
        this.ids = ids;
        this.time = time;
    }

    /** Returns all enrolments of somebody, by roadmap. */
    public List<Given> give(Learner learner) {
        return enrollments.findAll(learner).stream()
                .map(StoredEnrollment::enrollment)
                .map(each -> new Given(each.id(), copy(each)))
                .sorted(Comparator.comparing(given -> given.copy().roadmap()))
                .toList();
    }

    private static EnrollmentCopy copy(Enrollment enrollment) {
        return new EnrollmentCopy(
                enrollment.roadmap().slug(),
                enrollment.roadmap().version(),
                enrollment.enrolledAt(),
                Stream.concat(enrollment.topics().stream(), enrollment.earlier().stream())
                        .filter(TopicProgress::isTouched)
                        .map(each ->
                                new TopicCopy(
                                        each.topic().topicId(),
                                        each.topic().slug(),
                                        each.status(),
                                        Objects.requireNonNull(each.changedAt())))
                        .toList());
    }

    /**
     * Begins to take something in: one file of a learner at a time, so that the second sees what
     * the first has brought.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Learner learner) {
        presence.demand(learner.id());
        enrollments.lockForTransfer(learner);
        enrollments.lockAll(learner);
    }

    /**
     * Makes enrolments of copies, with the statuses and times that they say. They begin here: of
     * what was done before, nobody is told again.
     *
     * @return their ids, in the order of the copies
     * @throws dev.backroad.defaults.ProblemException if a roadmap, a version or a topic is not
     *     known here, or the learner is enrolled in a roadmap already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> take(Learner learner, List<Brought> copies) {
        var taken = copies.stream().map(each -> restored(learner, each)).toList();
        // Every file in the same order: two that begin at different ends would wait for each other.
        taken.stream()
                .flatMap(each -> each.versions().stream())
                .sorted(
                        Comparator.comparing(PublishedRoadmap::roadmapId)
                                .thenComparingInt(PublishedRoadmap::version))
                .forEach(followed::keep);
        taken.forEach(this::insert);
        return taken.stream().map(each -> each.enrollment().id()).toList();
    }

    private void insert(Restored taken) {
        if (!enrollments.insertCopy(taken.enrollment())) {
            throw Refusals.enrolledAlready(taken.enrollment().roadmap().slug())
                    .at(taken.field() + ".roadmap");
        }
        change.tell(taken.enrollment());
    }

    /** The ids of all topics that an enrolment's version and the ones before it have. */
    public Set<UUID> topics(UUID enrollment) {
        return followed.topics(enrollment);
    }

    private Restored restored(Learner learner, Brought brought) {
        var copy = brought.copy();
        var roadmap = version(copy, brought.field());
        var versions = new ArrayList<>(List.of(roadmap));
        var current = new HashMap<UUID, TopicProgress>();
        roadmap.topics()
                .forEach(topic -> current.put(topic.topicId(), TopicProgress.untouched(topic)));
        var earlier = new ArrayList<TopicProgress>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < copy.topics().size(); i++) {
            var topic = copy.topics().get(i);
            var at = brought.field() + ".topics[" + i + "].topicId";
            if (!seen.add(topic.topicId())) {
                throw Refusals.importImpossible(topic.slug()).at(at);
            }
            if (current.containsKey(topic.topicId())) {
                current.computeIfPresent(topic.topicId(), (_, it) -> progress(it.topic(), topic));
            } else {
                earlier.add(progress(earlierTopic(roadmap, topic, versions, at), topic));
            }
        }
        var enrollment =
                new Enrollment(
                        ids.next(),
                        learner.id(),
                        roadmap,
                        millis(copy.enrolledAt()),
                        0,
                        inOrder(roadmap, current),
                        earlier);
        return new Restored(
                Enrollment.taken(enrollment, millis(time.instant())), versions, brought.field());
    }

    private PublishedRoadmap version(EnrollmentCopy copy, String field) {
        return catalog.version(copy.roadmap(), copy.version())
                .or(() -> followed.find(copy.roadmap(), copy.version()))
                .orElseThrow(() -> Refusals.versionUnknown(copy.version()).at(field + ".version"));
    }

    private static List<TopicProgress> inOrder(
            PublishedRoadmap roadmap, Map<UUID, TopicProgress> topics) {
        return roadmap.topics().stream()
                .map(topic -> Objects.requireNonNull(topics.get(topic.topicId())))
                .toList();
    }

    /** A version that nobody follows yet, and that has the topic, is one to be kept. */
    private PublishedTopic earlierTopic(
            PublishedRoadmap roadmap, TopicCopy topic, List<PublishedRoadmap> versions, String at) {
        return followed.earlierTopic(roadmap, topic.topicId())
                .or(() ->
                        catalog.lastWith(topic.topicId(), roadmap).stream()
                                .peek(versions::add)
                                .flatMap(version -> version.topics().stream())
                                .filter(each -> each.topicId().equals(topic.topicId()))
                                .findFirst())
                .orElseThrow(() -> Refusals.importImpossible(topic.slug()).at(at));
    }

    private static TopicProgress progress(PublishedTopic topic, TopicCopy copy) {
        return new TopicProgress(topic, copy.status(), millis(copy.changedAt()));
    }

    private static Instant millis(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
