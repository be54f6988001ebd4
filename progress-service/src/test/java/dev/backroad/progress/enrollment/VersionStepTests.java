package dev.backroad.progress.enrollment;

import static dev.backroad.progress.enrollment.TopicStatus.DONE;
import static dev.backroad.progress.enrollment.TopicStatus.IN_PROGRESS;
import static dev.backroad.progress.enrollment.TopicStatus.NOT_STARTED;
import static dev.backroad.progress.enrollment.TopicStatus.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroad.defaults.ProblemException;
import dev.backroad.progress.catalog.PublishedRoadmap;
import dev.backroad.progress.catalog.PublishedTopic;
import dev.backroad.progress.catalog.Successions;
import dev.backroad.progress.enrollment.EnrollmentEvent.MovedUp;
import dev.backroad.progress.enrollment.EnrollmentEvent.RoadmapCompleted;
import dev.backroad.progress.enrollment.EnrollmentEvent.TopicsInherited;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new version makes of what a learner did. */
class VersionStepTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");

    private final UUID roadmap = UUID.randomUUID();
    private final PublishedTopic http = Roadmaps.topic("http");
    private final PublishedTopic tls = Roadmaps.topic("tls");
    private final PublishedTopic sql = Roadmaps.topic("sql");
    private final PublishedTopic web = Roadmaps.topic("web");
    private final Enrollment enrollment =
            Enrollment.begin(
                    UUID.randomUUID(), UUID.randomUUID(), version(1, http, tls, sql), MONDAY);

    @ParameterizedTest
    @CsvSource({
        "DONE, DONE, DONE",
        "DONE, SKIPPED, DONE",
        "SKIPPED, SKIPPED, SKIPPED",
        "DONE, NOT_STARTED, IN_PROGRESS",
        "SKIPPED, NOT_STARTED, IN_PROGRESS",
        "IN_PROGRESS, DONE, IN_PROGRESS",
        "NOT_STARTED, NOT_STARTED, NOT_STARTED"
    })
    void mergedTopicStandsWhereItsSourcesStoodTogether(
            TopicStatus first, TopicStatus second, TopicStatus whole) {
        enrollment.move("http", first, MONDAY);
        enrollment.move("tls", second, MONDAY);

        moveUp(version(2, web, sql), merged(web, http, tls), TUESDAY);

        assertThat(status("web")).isEqualTo(whole);
        assertThat(enrollment.total()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"DONE", "IN_PROGRESS", "SKIPPED", "NOT_STARTED"})
    void eachPartOfASplitTopicInheritsWhereItStood(TopicStatus before) {
        enrollment.move("http", before, MONDAY);

        moveUp(version(2, web, tls, sql, Roadmaps.topic("x")), split(http, web), TUESDAY);

        assertThat(status("web")).isEqualTo(before);
        assertThat(status("x")).isEqualTo(NOT_STARTED);
    }

    @Test
    void topicThatTookInAnotherIsBegunAndNotDone() {
        enrollment.move("http", DONE, MONDAY);

        moveUp(version(2, tls, sql), merged(tls, http), TUESDAY);

        assertThat(status("tls")).isEqualTo(IN_PROGRESS);
    }

    @Test
    void topicThatTookInAnotherKeepsWhatTheLearnerSaid() {
        enrollment.move("tls", DONE, MONDAY);

        moveUp(version(2, tls, sql), merged(tls, http), TUESDAY);

        assertThat(status("tls")).isEqualTo(DONE);
    }

    @Test
    void statusFollowsATopicThroughSeveralRetirements() {
        enrollment.move("http", DONE, MONDAY);
        var between = UUID.randomUUID();
        var chain =
                new Successions(
                        Map.of(between, List.of(http.topicId()), web.topicId(), List.of(between)),
                        Set.of());

        moveUp(version(2, web, tls, sql), chain, TUESDAY);

        assertThat(status("web")).isEqualTo(DONE);
    }

    @Test
    void splitTopicThatIsMergedAgainIsDone() {
        enrollment.move("http", DONE, MONDAY);
        var left = UUID.randomUUID();
        var right = UUID.randomUUID();
        var diamond =
                new Successions(
                        Map.of(
                                left,
                                List.of(http.topicId()),
                                right,
                                List.of(http.topicId()),
                                web.topicId(),
                                List.of(left, right)),
                        Set.of(http.topicId()));

        moveUp(version(2, web, tls, sql), diamond, TUESDAY);

        assertThat(status("web")).isEqualTo(DONE);
    }

    @Test
    void circleOfRetirementsIsNoProgress() {
        var other = UUID.randomUUID();
        var circle =
                new Successions(
                        Map.of(web.topicId(), List.of(other), other, List.of(other, web.topicId())),
                        Set.of());

        moveUp(version(2, web), circle, TUESDAY);

        assertThat(status("web")).isEqualTo(NOT_STARTED);
    }

    @Test
    void topicThatLeftIsKeptAndNotCountedAndComesBackWithItsStatus() {
        enrollment.move("http", DONE, MONDAY);

        moveUp(version(2, tls, sql), Successions.NONE, TUESDAY);

        assertThat(enrollment.done()).isZero();
        assertThat(enrollment.total()).isEqualTo(2);
        assertThat(enrollment.earlier())
                .singleElement()
                .isEqualTo(new TopicProgress(http, DONE, MONDAY));
        moveUp(version(3, tls, http), Successions.NONE, TUESDAY);
        assertThat(status("http")).isEqualTo(DONE);
        assertThat(enrollment.earlier()).isEmpty();
    }

    @Test
    void renamedTopicKeepsItsStatus() {
        enrollment.move("http", DONE, MONDAY);
        var renamed = new PublishedTopic(http.topicId(), "http-3", "HTTP/3");

        moveUp(version(2, renamed, tls, sql), Successions.NONE, TUESDAY);

        assertThat(status("http-3")).isEqualTo(DONE);
        assertThatThrownBy(() -> enrollment.move("http", SKIPPED, TUESDAY))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void changesAreToldBeforeTheyAreMade() {
        enrollment.move("http", DONE, MONDAY);
        enrollment.move("sql", SKIPPED, MONDAY);
        var renamed = new PublishedTopic(tls.topicId(), "tls-1-3", "TLS 1.3");
        var dns = Roadmaps.topic("dns");

        var changes =
                enrollment
                        .stepTo(version(2, web, renamed, dns), merged(web, http), past())
                        .changes(TUESDAY);

        assertThat(changes)
                .extracting(TopicChange::kind, it -> slugs(it.from()), it -> slug(it.to()))
                .containsExactly(
                        tuple(TopicChange.Kind.MERGED, List.of("http"), "web done"),
                        tuple(TopicChange.Kind.RENAMED, List.of("tls"), "tls-1-3 not-started"),
                        tuple(TopicChange.Kind.ADDED, List.of(), "dns not-started"),
                        tuple(TopicChange.Kind.REMOVED, List.of("sql"), ""));
        assertThat(enrollment.roadmap().version()).isEqualTo(1);
    }

    @Test
    void movingUpIsOneEventUnlessItCompletesTheRoadmap() {
        enrollment.move("http", DONE, MONDAY);

        moveUp(version(2, http), Successions.NONE, TUESDAY);

        assertThat(enrollment.news().subList(2, 4))
                .extracting(Object::getClass)
                .containsExactly(MovedUp.class, RoadmapCompleted.class);
        assertThat(enrollment.news().getLast().origin().roadmapVersion()).isEqualTo(2);
    }

    @Test
    void versionNeverGoesDown() {
        moveUp(version(3, http), Successions.NONE, MONDAY);

        assertThatThrownBy(() -> moveUp(version(2, http, sql), Successions.NONE, TUESDAY))
                .isInstanceOf(ProblemException.class);

        assertThat(enrollment.roadmap().version()).isEqualTo(3);
        assertThat(enrollment.news()).hasSize(2);
    }

    @Test
    void sameVersionAgainIsNoNews() {
        moveUp(version(1, http, tls, sql), Successions.NONE, TUESDAY);

        assertThat(enrollment.news()).hasSize(1);
    }

    @Test
    void retirementThatIsHeardAfterTheStepIsMadeUpFor() {
        enrollment.move("http", DONE, MONDAY);
        enrollment.move("tls", SKIPPED, MONDAY);
        var before = past();
        moveUp(version(2, web, sql), Successions.NONE, TUESDAY);

        enrollment.inherit(merged(web, http, tls), after(before), TUESDAY);

        assertThat(status("web")).isEqualTo(DONE);
        assertThat(enrollment.changed()).extracting(it -> it.topic().slug()).contains("web");
        assertThat(enrollment.news().getLast()).isInstanceOf(TopicsInherited.class);
    }

    @Test
    void whatTheLearnerHasMovedSinceStaysAndIsNoNews() {
        enrollment.move("http", DONE, MONDAY);
        var before = past();
        moveUp(version(2, web, sql), Successions.NONE, TUESDAY);
        enrollment.move("web", IN_PROGRESS, TUESDAY);
        var told = enrollment.news().size();

        enrollment.inherit(merged(web, http), after(before), TUESDAY);

        assertThat(status("web")).isEqualTo(IN_PROGRESS);
        assertThat(enrollment.news()).hasSize(told);
    }

    @Test
    void topicThatStoodBesideAnotherIsNotDoneByItHoweverLateThatIsHeard() {
        enrollment.move("http", DONE, MONDAY);
        var before = past();
        moveUp(version(2, tls, sql), Successions.NONE, TUESDAY);

        enrollment.inherit(merged(tls, http), after(before), TUESDAY);

        assertThat(status("tls")).isEqualTo(IN_PROGRESS);
    }

    @Test
    void whatWasInheritedFromOneBecomesMoreByAnotherAndNeverLess() {
        enrollment.move("http", SKIPPED, MONDAY);
        enrollment.move("tls", DONE, MONDAY);
        var before = past();
        moveUp(version(2, web, sql), merged(web, http), TUESDAY);
        assertThat(status("web")).isEqualTo(SKIPPED);

        enrollment.inherit(merged(web, http, tls), after(before, web), TUESDAY);
        assertThat(status("web")).isEqualTo(DONE);
        enrollment.inherit(Successions.NONE, after(before, web), TUESDAY);

        assertThat(status("web")).as("also when the copy of the catalog is lost").isEqualTo(DONE);
    }

    private void moveUp(PublishedRoadmap version, Successions successions, Instant at) {
        enrollment.moveUp(version, successions, past(), at);
    }

    private Past past() {
        return Past.at(enrollment.roadmap());
    }

    private Past after(Past before, PublishedTopic... inherited) {
        return new Past(
                List.of(before.versions().getFirst(), past().versions().getFirst()),
                Arrays.stream(inherited).map(PublishedTopic::topicId).collect(Collectors.toSet()));
    }

    private TopicStatus status(String slug) {
        return enrollment.topics().stream()
                .filter(each -> each.topic().slug().equals(slug))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static List<String> slugs(List<TopicProgress> topics) {
        return topics.stream().map(each -> each.topic().slug()).toList();
    }

    private static String slug(@Nullable TopicProgress topic) {
        return topic == null ? "" : topic.topic().slug() + " " + topic.status().word();
    }

    private PublishedRoadmap version(int version, PublishedTopic... topics) {
        return Roadmaps.version(roadmap, version, List.of(topics));
    }

    private static Successions merged(PublishedTopic into, PublishedTopic... sources) {
        var ids = Arrays.stream(sources).map(PublishedTopic::topicId).toList();
        return new Successions(Map.of(into.topicId(), ids), Set.of());
    }

    private static Successions split(PublishedTopic source, PublishedTopic part) {
        return new Successions(
                Map.of(part.topicId(), List.of(source.topicId())), Set.of(source.topicId()));
    }
}
