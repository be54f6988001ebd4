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
     * Makes an enrolment of a copy, with the statuses and times that it says. It begins here: of
     * what was done before, nobody is told again.
     *
     * @param field where the copy stands in the file, for refusals
     * @throws dev.backroad.defaults.ProblemException if the roadmap, the version or a topic is not
     *     known here, or the learner is enrolled in the roadmap already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID take(Learner learner, EnrollmentCopy copy, String field) {
        presence.demand(learner.id());
        var roadmap =
                catalog.version(copy.roadmap(), copy.version())
                        .or(() -> followed.find(copy.roadmap(), copy.version()))
                        .orElseThrow(() ->
                                Refusals.versionUnknown(copy.version()).at(field + ".version"));
        var taken = restored(learner, roadmap, copy, field);
        if (!enrollments.insertCopy(taken)) {
            throw Refusals.enrolledAlready(copy.roadmap()).at(field + ".roadmap");
        }
        change.tell(taken);
        return taken.id();
    }

    /** The ids of all topics that an enrolment's version and the ones before it have. */
    public Set<UUID> topics(UUID enrollment) {
        return followed.topics(enrollment);
    }

    private Enrollment restored(
            Learner learner, PublishedRoadmap roadmap, EnrollmentCopy copy, String field) {
        var current = new HashMap<UUID, TopicProgress>();
        roadmap.topics()
                .forEach(topic -> current.put(topic.topicId(), TopicProgress.untouched(topic)));
        var earlier = new ArrayList<TopicProgress>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < copy.topics().size(); i++) {
            var topic = copy.topics().get(i);
            var at = field + ".topics[" + i + "].topicId";
            if (!seen.add(topic.topicId())) {
                throw Refusals.importImpossible(topic.slug()).at(at);
            }
            if (current.containsKey(topic.topicId())) {
                current.computeIfPresent(topic.topicId(), (_, it) -> progress(it.topic(), topic));
            } else {
                earlier.add(progress(earlierTopic(roadmap, topic, at), topic));
            }
        }
        return Enrollment.taken(
                new Enrollment(
                        ids.next(),
                        learner.id(),
                        roadmap,
                        millis(copy.enrolledAt()),
                        0,
                        inOrder(roadmap, current),
                        earlier),
                millis(time.instant()));
    }

    private static List<TopicProgress> inOrder(
            PublishedRoadmap roadmap, Map<UUID, TopicProgress> topics) {
        return roadmap.topics().stream()
                .map(topic -> Objects.requireNonNull(topics.get(topic.topicId())))
                .toList();
    }

    private PublishedTopic earlierTopic(PublishedRoadmap roadmap, TopicCopy topic, String at) {
        return followed.earlierTopic(roadmap, topic.topicId())
                .or(() -> {
                    catalog.lastWith(topic.topicId(), roadmap).ifPresent(followed::keep);
                    return followed.earlierTopic(roadmap, topic.topicId());
                })
                .orElseThrow(() -> Refusals.importImpossible(topic.slug()).at(at));
    }

    private static TopicProgress progress(PublishedTopic topic, TopicCopy copy) {
        return new TopicProgress(topic, copy.status(), millis(copy.changedAt()));
    }

    private static Instant millis(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
