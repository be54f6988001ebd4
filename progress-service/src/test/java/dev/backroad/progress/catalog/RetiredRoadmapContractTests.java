package dev.backroad.progress.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetiredRoadmapContractTests {

    private static final Contract CONTRACT = Contract.of("dev.backroad.catalog.roadmap-retired.v1");

    private final EventJson json = new EventJson();

    static Stream<String> examples() {
        return Stream.of(
                CONTRACT.example(), CONTRACT.minimalExample(), CONTRACT.exampleWithUnknownField());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(String body) {
        var retired =
                json.read(
                        ReceivedEvent.from(WireEvent.received(RetiredRoadmap.TYPE, body)),
                        RetiredRoadmap.class);

        assertThat(RetiredRoadmap.TYPE).isEqualTo(CONTRACT.type());
        assertThat(retired.roadmapId())
                .isEqualTo(UUID.fromString("01936a70-8c00-7e21-9a51-3f0d6f1c7b01"));
    }
}
