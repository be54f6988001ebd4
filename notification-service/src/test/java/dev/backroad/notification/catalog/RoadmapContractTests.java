package dev.backroad.notification.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.notification.kind.Kind;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoadmapContractTests {

    private static final Contract CONTRACT =
            Contract.of("dev.backroad.catalog.roadmap-published.v1");

    private final EventJson json = new EventJson();

    static Stream<String> examples() {
        return Stream.of(
                CONTRACT.example(), CONTRACT.minimalExample(), CONTRACT.exampleWithUnknownField());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(String body) {
        var news = read(body);

        assertThat(news.slug()).isEqualTo("backend");
        assertThat(news.title()).isEqualTo("Backend");
        assertThat(news.version()).isEqualTo(1);
    }

    @Test
    void listensToTheTypeOfTheContract() {
        assertThat(Kind.ROADMAP_VERSION.event()).isEqualTo(CONTRACT.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"slug\": \"backend\"}", "<xml/>"})
    void refusesWhatIsNoRoadmap(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableEventException.class);
    }

    private PublishedRoadmap read(String body) {
        return json.read(
                ReceivedEvent.from(WireEvent.received(CONTRACT.type(), body)),
                PublishedRoadmap.class);
    }
}
