package dev.backroad.notification.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressContractTests {

    private static final Contract CONTRACT =
            Contract.of("dev.backroad.progress.topic-completed.v1");

    private final EventJson json = new EventJson();

    @Test
    void tellsWhatWasCompletedAndHowFarThatIs() {
        var notice = read(CONTRACT.example()).notice();

        assertThat(notice.kind()).isEqualTo("topic-completed");
        assertThat(notice.title()).isEqualTo("HTTP: done");
        assertThat(notice.text())
                .isEqualTo("You completed \"HTTP\" in Backend. That makes 3 of 24 topics.");
        assertThat(notice.topic()).isEqualTo("http");
        assertThat(notice.roadmap()).isEqualTo("backend");
    }

    @Test
    void showsTheSlugWhereTheTitleIsMissing() {
        var notice = read(CONTRACT.minimalExample()).notice();

        assertThat(notice.title()).isEqualTo("http: done");
    }

    @Test
    void ignoresFieldsOfTomorrow() {
        assertThat(read(CONTRACT.exampleWithUnknownField())).isEqualTo(read(CONTRACT.example()));
    }

    @Test
    void listensToTheTypeOfTheContract() {
        assertThat(TopicCompleted.TYPE).isEqualTo(CONTRACT.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"learnerId\": \"lena\"}", "<xml/>"})
    void refusesWhatIsNoCompletion(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableEventException.class);
    }

    private TopicCompleted read(String body) {
        return json.read(
                ReceivedEvent.from(WireEvent.received(TopicCompleted.TYPE, body)),
                TopicCompleted.class);
    }
}
