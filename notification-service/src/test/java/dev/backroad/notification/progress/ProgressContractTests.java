package dev.backroad.notification.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import dev.backroad.notification.kind.Texts;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressContractTests {

    /**
     * What we hear, and what its example is told as.
     *
     * @param minimal the title that the minimal example is told as
     */
    record Heard(
            Kind kind,
            Contract contract,
            Class<? extends News> as,
            String title,
            String text,
            String minimal) {

        @Override
        public String toString() {
            return kind.word();
        }
    }

    static Stream<Heard> heard() {
        return Stream.of(
                new Heard(
                        Kind.TOPIC_COMPLETED,
                        Contract.of("dev.backroad.progress.topic-completed.v1"),
                        TopicCompleted.class,
                        "HTTP: done",
                        "You completed \"HTTP\" in Backend. That makes 3 of 24 topics.",
                        "http: done"),
                new Heard(
                        Kind.ROADMAP_COMPLETED,
                        Contract.of("dev.backroad.progress.roadmap-completed.v1"),
                        RoadmapCompleted.class,
                        "Backend: completed",
                        "Nothing is open in Backend any more: 22 of 24 topics done, 2 skipped.",
                        "backend: completed"),
                new Heard(
                        Kind.CERTIFICATE_ISSUED,
                        Contract.of("dev.backroad.progress.certificate-issued.v1"),
                        CertificateIssued.class,
                        "Your certificate: Backend",
                        "Your certificate for Backend is ready. Show it to whom you like:"
                            + " http://localhost:8080/certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d",
                        "Your certificate: backend"),
                new Heard(
                        Kind.ACHIEVEMENT_EARNED,
                        Contract.of("dev.backroad.progress.achievement-earned.v1"),
                        AchievementEarned.class,
                        "Achievement: First topic",
                        "You earned \"First topic\". Complete a topic.",
                        "Achievement: First topic"),
                new Heard(
                        Kind.REVIEW_DUE,
                        Contract.of("dev.backroad.progress.review-due.v1"),
                        ReviewDue.class,
                        "4 reviews are due",
                        "A few minutes now, and you still know it next month.",
                        "4 reviews are due"),
                new Heard(
                        Kind.STREAK_AT_RISK,
                        Contract.of("dev.backroad.progress.streak-at-risk.v1"),
                        StreakAtRisk.class,
                        "Your streak of 6 days ends today",
                        "Unless you do something: one topic, one review or a note of your time is"
                                + " enough.",
                        "Your streak of 6 days ends today"),
                new Heard(
                        Kind.GROUP_JOINED,
                        Contract.of("dev.backroad.progress.group-joined.v1"),
                        GroupJoined.class,
                        "Backend workshop, autumn: a new member",
                        "Somebody joined \"Backend workshop, autumn\", which follows Backend. You"
                                + " are 2 now.",
                        "Backend workshop, autumn: a new member"));
    }

    private final EventJson json = new EventJson();
    private final Texts texts = new Texts();

    @ParameterizedTest
    @MethodSource("heard")
    void tellsWhatHappened(Heard heard) {
        var notice = read(heard, heard.contract().example()).notice();

        assertThat(notice.kind()).isEqualTo(heard.kind().word());
        assertThat(texts.title(notice.words(), Language.ENGLISH)).isEqualTo(heard.title());
        assertThat(texts.text(notice.words(), Language.ENGLISH)).isEqualTo(heard.text());
    }

    @ParameterizedTest
    @MethodSource("heard")
    void showsTheSlugWhereTheTitleIsMissing(Heard heard) {
        var notice = read(heard, heard.contract().minimalExample()).notice();

        assertThat(texts.title(notice.words(), Language.ENGLISH)).isEqualTo(heard.minimal());
    }

    @ParameterizedTest
    @MethodSource("heard")
    void ignoresFieldsOfTomorrow(Heard heard) {
        assertThat(read(heard, heard.contract().exampleWithUnknownField()))
                .isEqualTo(read(heard, heard.contract().example()));
    }

    @ParameterizedTest
    @MethodSource("heard")
    void listensToTheTypeOfTheContract(Heard heard) {
        assertThat(heard.kind().event()).isEqualTo(heard.contract().type());
    }

    @ParameterizedTest
    @MethodSource("heard")
    void refusesWhatIsNoSuchNews(Heard heard) {
        assertThat(Stream.of("", "[]", "{}", "{\"learnerId\": \"lena\"}", "<xml/>"))
                .allSatisfy(body ->
                        assertThatThrownBy(() -> read(heard, body))
                                .isInstanceOf(UnreadableEventException.class));
    }

    @Test
    void newMemberIsToldToTheLeader() {
        var contract = Contract.of("dev.backroad.progress.group-joined.v1");

        var news =
                json.read(
                        ReceivedEvent.from(WireEvent.received(contract.type(), contract.example())),
                        GroupJoined.class);

        assertThat(news.learnerId()).hasToString("01936a7d-1200-7c3e-9d4a-2b7c8e5f6a21");
    }

    @Test
    void everyKindThatProgressLeadsToIsHere() {
        assertThat(heard().map(Heard::kind))
                .containsExactlyInAnyOrderElementsOf(
                        Kind.choosable().stream()
                                .filter(kind -> kind != Kind.WEBHOOK_DISABLED)
                                .filter(kind -> kind.event().contains(".progress."))
                                .toList());
    }

    private News read(Heard heard, String body) {
        var message = WireEvent.received(heard.contract().type(), body);
        return json.read(ReceivedEvent.from(message), heard.as());
    }

    @Test
    void remembersWhoEnrolledInWhichVersion() {
        var contract = Contract.of("dev.backroad.progress.learner-enrolled.v1");

        assertThat(
                        Stream.of(
                                        contract.example(),
                                        contract.minimalExample(),
                                        contract.exampleWithUnknownField())
                                .map(this::enrolled))
                .allSatisfy(enrolled -> {
                    assertThat(enrolled.roadmapSlug()).isEqualTo("backend");
                    assertThat(enrolled.roadmapVersion()).isEqualTo(1);
                });
        assertThat(LearnerEnrolled.TYPE).isEqualTo(contract.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"learnerId\": \"lena\"}"})
    void refusesWhatIsNoEnrolment(String body) {
        assertThatThrownBy(() -> enrolled(body)).isInstanceOf(UnreadableEventException.class);
    }

    private LearnerEnrolled enrolled(String body) {
        return json.read(
                ReceivedEvent.from(WireEvent.received(LearnerEnrolled.TYPE, body)),
                LearnerEnrolled.class);
    }
}
