package dev.backroad.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.notification.webhook.EventType.Audience;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WebhookContractTests {

    private final EventJson json = new EventJson();

    static Stream<String> events() {
        return Stream.of(
                "dev.backroad.progress.learner-enrolled.v1",
                "dev.backroad.progress.topic-started.v1",
                "dev.backroad.progress.topic-completed.v1",
                "dev.backroad.progress.topic-reopened.v1",
                "dev.backroad.progress.roadmap-completed.v1",
                "dev.backroad.progress.achievement-earned.v1",
                "dev.backroad.progress.review-due.v1",
                "dev.backroad.progress.streak-at-risk.v1",
                "dev.backroad.progress.certificate-issued.v1",
                "dev.backroad.progress.group-joined.v1",
                "dev.backroad.catalog.topic-published.v1",
                "dev.backroad.catalog.topic-revised.v1",
                "dev.backroad.catalog.topic-retired.v1",
                "dev.backroad.catalog.roadmap-published.v1",
                "dev.backroad.catalog.roadmap-retired.v1");
    }

    @Test
    void hearsOfEachEventOnce() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::source))
                .containsExactlyElementsOf(events().toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsWhomEachExampleIsAboutAndPassesAllOfItOn(String type) {
        var contract = Contract.of(type);
        var eventType =
                Arrays.stream(EventType.values())
                        .filter(it -> it.source().equals(type))
                        .findFirst()
                        .orElseThrow();

        for (var body :
                Stream.of(
                                contract.example(),
                                contract.minimalExample(),
                                contract.exampleWithUnknownField())
                        .toList()) {
            var event = ReceivedEvent.from(WireEvent.received(type, body));

            assertThat(read(type, body).owner(eventType) != null)
                    .isEqualTo(eventType.audience() == Audience.LEARNER);
            var sent =
                    JsonMapper.shared()
                            .readTree(
                                    Message.payload(
                                            eventType.word(),
                                            event.time(),
                                            WebhookListener.data(eventType, event)));
            var told = JsonMapper.shared().readTree(body).asObject();
            assertThat(sent.at("/data"))
                    .isEqualTo(eventType.isOfGroup() ? told.without("learnerId") : told);
            assertThat(sent.at("/type").asString()).matches("[a-z]+\\.[a-z_]+");
            assertThat(sent.at("/timestamp").asString()).isEqualTo("2026-11-20T09:31:00Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"learnerId\": \"lena\"}", "<xml/>", "{} {}"})
    void refusesWhatIsNoNews(String body) {
        assertThatThrownBy(() -> read(EventType.TOPIC_COMPLETED.source(), body))
                .isInstanceOf(UnreadableEventException.class);
    }

    private WebhookListener.News read(String type, String body) {
        return json.read(
                ReceivedEvent.from(WireEvent.received(type, body)), WebhookListener.News.class);
    }
}
