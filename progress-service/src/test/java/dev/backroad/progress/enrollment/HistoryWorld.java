package dev.backroad.progress.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.enrollment.EnrollmentEvent.MovedUp;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.HistoryStep.Bulk;
import dev.backroad.progress.enrollment.HistoryStep.Hear;
import dev.backroad.progress.enrollment.HistoryStep.Move;
import dev.backroad.progress.enrollment.HistoryStep.MoveUp;
import dev.backroad.progress.enrollment.HistoryStep.Publish;
import dev.backroad.progress.enrollment.HistoryStep.Repeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A learner, the catalog, and a table of statuses as the database would keep them. After each step
 * everything that {@link Enrollment} promises is checked, against a record of its own of what the
 * learner did.
 */
final class HistoryWorld {

    private static final Instant BEGIN = Instant.parse("2026-11-20T09:00:00Z");
    private static final UUID NOBODY = new UUID(0, 0);
    private static final List<TopicStatus> BY_WORK =
            List.of(
                    TopicStatus.NOT_STARTED,
                    TopicStatus.IN_PROGRESS,
                    TopicStatus.SKIPPED,
                    TopicStatus.DONE);

    private final EditorsDesk desk;
    private final Map<UUID, TopicStatus> deeds = new HashMap<>();
    private final Map<UUID, TopicProgress> table = new LinkedHashMap<>();
    private final List<PublishedRoadmap> versions = new ArrayList<>();
    private final Set<UUID> inherited = new HashSet<>();
    private final Set<UUID> moved = new HashSet<>();
    private Enrollment enrollment;
    private long told;
    private int steps;
    private @Nullable HistoryStep last;

    HistoryWorld(boolean isLateNewsHeardAtOnce) {
        desk = new EditorsDesk(isLateNewsHeardAtOnce);
        enrollment = Enrollment.begin(NOBODY, NOBODY, desk.version(1), BEGIN);
        versions.add(enrollment.roadmap());
        store();
        checkStanding();
    }

    static void live(List<HistoryStep> history) {
        var world = new HistoryWorld(false);
        history.forEach(world::live);
        world.hearAll();
        world.checkReachable();
        var inTime = new HistoryWorld(true);
        history.forEach(inTime::live);
        world.checkAtLeast(inTime);
    }

    /**
     * In whichever order things were heard: as good as if all had been heard in time. Not so what a
     * learner has moved because they did not know, and what came back before it was heard.
     */
    private void checkAtLeast(HistoryWorld inTime) {
        var standing = standing();
        var different = new HashSet<>(moved);
        different.removeAll(inTime.moved);
        different.addAll(desk.cameBack());
        inTime.enrollment.topics().stream()
                .filter(each -> Collections.disjoint(desk.roots(each.topic().topicId()), different))
                .forEach(each ->
                        assertThat(
                                        BY_WORK.indexOf(
                                                Objects.requireNonNull(
                                                        standing.get(each.topic().topicId()))))
                                .as("%s, heard late", each)
                                .isGreaterThanOrEqualTo(BY_WORK.indexOf(each.status())));
    }

    private void hearAll() {
        desk.tellAll();
        inherit();
        checkStanding();
    }

    private void inherit() {
        var wasComplete = enrollment.isComplete();
        var before = standing();
        enrollment.inherit(desk.successions(), past(), now());
        standing()
                .forEach((topic, status) -> {
                    var earlier = before.getOrDefault(topic, TopicStatus.NOT_STARTED);
                    assertThat(BY_WORK.indexOf(status))
                            .as("nothing becomes less by what is heard")
                            .isGreaterThanOrEqualTo(BY_WORK.indexOf(earlier));
                });
        inherited.addAll(changed());
        if (!enrollment.news().isEmpty()) {
            last = null; // The same request would be another one now.
        }
        checkNews(wasComplete);
        store();
        enrollment.inherit(desk.successions(), past(), now());
        assertThat(enrollment.news()).as("the same again is no news").isEmpty();
    }

    private List<UUID> changed() {
        return enrollment.changed().stream().map(each -> each.topic().topicId()).toList();
    }

    private Past past() {
        inherited.removeAll(moved);
        return new Past(
                versions.stream().map(each -> Past.at(each).versions().getFirst()).toList(),
                inherited);
    }

    private void live(HistoryStep step) {
        steps++;
        switch (step) {
            case Move move -> move(List.of(move));
            case Bulk bulk -> move(bulk.moves());
            case Publish publish -> {
                desk.edit(publish);
                inherit();
            }
            case MoveUp up -> moveUp(up.versions());
            case Hear hear -> {
                desk.tell(hear.which());
                inherit();
            }
            case Repeat _ -> repeat();
        }
        if (step instanceof Move || step instanceof Bulk || step instanceof MoveUp) {
            last = step;
        }
        checkStanding();
    }

    private void repeat() {
        var before = enrollment.topics();
        var toldBefore = told;
        switch (last) {
            case Move move -> move(List.of(move));
            case Bulk bulk -> move(bulk.moves());
            case null, default -> moveUp(0);
        }
        assertThat(enrollment.topics()).as("a repeat changes nothing").isEqualTo(before);
        assertThat(told).as("and is no news").isEqualTo(toldBefore);
    }

    private void move(List<Move> moves) {
        var chosen = new LinkedHashMap<String, TopicMove>();
        for (var move : moves) {
            var topic = enrollment.topics().get(move.topic() % enrollment.total()).topic();
            if (chosen.putIfAbsent(topic.slug(), new TopicMove(topic.slug(), move.to())) == null) {
                deeds.put(topic.topicId(), move.to());
            }
        }
        var before = enrollment.isComplete();
        var standing = standing();
        enrollment.moveAll(List.copyOf(chosen.values()), now());
        moved.addAll(changed());
        // Who says what is so already has done nothing, and does not mean to keep it so.
        standing.forEach((id, status) -> {
            if (deeds.get(id) == status && !moved.contains(id)) {
                deeds.remove(id);
            }
        });
        checkNews(before);
        store();
    }

    private void moveUp(int versions) {
        var to = Math.min(desk.newest(), enrollment.roadmap().version() + versions);
        var before = enrollment.isComplete();
        var standing = standing();
        var target = desk.version(to);
        var promised = enrollment.stepTo(target, desk.successions(), past()).topics(now());
        var mine = enrollment.roadmap().version();
        enrollment.moveUp(target, desk.successions(), past(), now());
        if (to > mine) {
            checkReachable();
            assertThat(enrollment.topics()).as("as it was shown").isEqualTo(promised);
            enrollment.topics().forEach(topic -> checkInherited(topic, standing));
            assertThat(enrollment.news()).filteredOn(MovedUp.class::isInstance).hasSize(1);
            this.versions.add(target);
            inherited.addAll(changed());
        }
        assertThat(enrollment.roadmap().version()).as("the version").isEqualTo(to);
        checkNews(before);
        store();
    }

    private Map<UUID, TopicStatus> standing() {
        var standing = new HashMap<UUID, TopicStatus>();
        Stream.concat(enrollment.topics().stream(), enrollment.earlier().stream())
                .forEach(each -> standing.put(each.topic().topicId(), each.status()));
        return standing;
    }

    /** Said once more, in other words, for topics that are new and whose sources are all known. */
    private void checkInherited(TopicProgress topic, Map<UUID, TopicStatus> standing) {
        var sources = desk.successions().sourcesOf(topic.topic().topicId());
        var inTarget = enrollment.topics().stream().map(each -> each.topic().topicId()).toList();
        if (standing.containsKey(topic.topic().topicId())
                || sources.isEmpty()
                || sources.stream().anyMatch(inTarget::contains)
                || !standing.keySet().containsAll(sources)) {
            return;
        }
        var statuses = sources.stream().map(standing::get).toList();
        var open =
                statuses.contains(TopicStatus.NOT_STARTED)
                        || statuses.contains(TopicStatus.IN_PROGRESS);
        var isDone = !open && statuses.contains(TopicStatus.DONE);
        assertThat(topic.status() == TopicStatus.DONE)
                .as("%s of %s is done when its sources are settled", topic, statuses)
                .isEqualTo(isDone);
        assertThat(topic.status() != TopicStatus.NOT_STARTED)
                .as("%s of %s is touched when a source was", topic, statuses)
                .isEqualTo(statuses.stream().anyMatch(each -> each != TopicStatus.NOT_STARTED));
    }

    private void checkNews(boolean wasComplete) {
        var news = enrollment.news();
        for (var event : news) {
            assertThat(event.origin().sequence()).as("event numbers").isEqualTo(++told);
        }
        assertThat(news.stream().filter(RoadmapCompleted.class::isInstance).count())
                .as("completion is told when it begins, and only then")
                .isEqualTo(enrollment.isComplete() && !wasComplete ? 1 : 0);
    }

    /** As the repository does: what has changed is written, and the next request reads it. */
    private void store() {
        if (told == 0) {
            checkNews(false);
        }
        enrollment.changed().forEach(each -> table.put(each.topic().topicId(), each));
        var topics = enrollment.roadmap().topics().stream().map(this::stored).toList();
        var ids = enrollment.roadmap().topics().stream().map(PublishedTopic::topicId).toList();
        var earlier =
                table.values().stream()
                        .filter(each -> !ids.contains(each.topic().topicId()))
                        .map(each -> each.named(nameOf(each.topic())))
                        .toList();
        var restored =
                new Enrollment(
                        NOBODY,
                        NOBODY,
                        enrollment.roadmap(),
                        BEGIN,
                        enrollment.sequence(),
                        topics,
                        earlier);
        assertThat(restored.topics()).as("as it is stored").isEqualTo(enrollment.topics());
        assertThat(restored.earlier())
                .as("earlier topics, as they are stored")
                .containsExactlyInAnyOrderElementsOf(enrollment.earlier());
        enrollment = restored;
    }

    private TopicProgress stored(PublishedTopic topic) {
        var row = table.get(topic.topicId());
        return row == null ? TopicProgress.untouched(topic) : row.named(topic);
    }

    /** What an earlier topic is called is of no account: others may follow versions between. */
    private PublishedTopic nameOf(PublishedTopic topic) {
        return enrollment.earlier().stream()
                .map(TopicProgress::topic)
                .filter(each -> each.topicId().equals(topic.topicId()))
                .findFirst()
                .orElse(topic);
    }

    private void checkStanding() {
        var topics = enrollment.topics();
        assertThat(topics.stream().map(TopicProgress::topic))
                .as("the topics of the version, in its order")
                .containsExactlyElementsOf(enrollment.roadmap().topics());
        assertThat(enrollment.done() + enrollment.skipped())
                .as("done + skipped")
                .isBetween(0, enrollment.total());
        assertThat(enrollment.percent() == 100)
                .as("100 % when nothing is open")
                .isEqualTo(topics.stream().allMatch(each -> each.status().isSettled()));
        assertThat(enrollment.sequence()).as("sequence").isEqualTo(told);
        var standing = standing();
        assertThat(standing)
                .as("each topic once")
                .hasSize(topics.size() + enrollment.earlier().size());
        assertThat(standing)
                .as("what the learner did last with each topic")
                .containsAllEntriesOf(deeds);
    }

    private void checkReachable() {
        var copy =
                new Enrollment(
                        NOBODY,
                        NOBODY,
                        enrollment.roadmap(),
                        BEGIN,
                        enrollment.sequence(),
                        enrollment.topics(),
                        enrollment.earlier());
        var moves = new ArrayList<TopicMove>();
        copy.topics()
                .forEach(each -> moves.add(new TopicMove(each.topic().slug(), TopicStatus.DONE)));
        copy.moveAll(moves, now());
        assertThat(copy.percent()).as("100 % can be reached").isEqualTo(100);
        assertThat(copy.isComplete()).isTrue();
    }

    private Instant now() {
        return BEGIN.plusSeconds(steps);
    }
}
