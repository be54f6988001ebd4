package dev.backroad.progress.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.progress.Contract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogContractTests {

    private static final Contract CONTRACT = new Contract("catalog.roadmap-published.v1");

    private final EventJson json = new EventJson();

    static Stream<String> examples() {
        return Stream.of(
                CONTRACT.example(), CONTRACT.minimalExample(), CONTRACT.exampleFromTheFuture());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(String body) {
        var roadmap = json.read(CONTRACT.received(body), PublishedRoadmap.class);

        assertThat(roadmap.version()).isPositive();
        assertThat(roadmap.topics()).isNotEmpty();
    }

    @Test
    void listensToTheTypeOfTheContract() {
        assertThat(PublishedRoadmap.TYPE).isEqualTo("dev.backroad." + CONTRACT.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"roadmapId\": 1}", "<xml/>"})
    void refusesWhatIsNoRoadmap(String body) {
        assertThatThrownBy(() -> json.read(CONTRACT.received(body), PublishedRoadmap.class))
                .isInstanceOf(UnreadableEventException.class);
    }
}
