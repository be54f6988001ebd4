package dev.backroad.progress.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogContractTests {

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
        var roadmap = read(body).roadmap();

        assertThat(roadmap.version()).isPositive();
        assertThat(roadmap.topics()).isNotEmpty();
    }

    @Test
    void readsInWhichStagesTopicsStandWhereItIsTold() {
        var told = read(CONTRACT.example());

        assertThat(told.stages()).extracting(StagedRoadmap.Stage::title).contains("Internet");
        assertThat(told.stages().getFirst().topics())
                .contains(told.roadmap().topics().getFirst().topicId());
        assertThat(read(CONTRACT.minimalExample()).stages()).isEmpty();
    }

    @Test
    void listensToTheTypeOfTheContract() {
        assertThat(PublishedRoadmap.TYPE).isEqualTo(CONTRACT.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"roadmapId\": 1}", "<xml/>"})
    void refusesWhatIsNoRoadmap(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableEventException.class);
    }

    private StagedRoadmap read(String body) {
        return json.read(
                ReceivedEvent.from(WireEvent.received(PublishedRoadmap.TYPE, body)),
                StagedRoadmap.class);
    }
}
