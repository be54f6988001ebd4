package dev.backroad.progress.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicContractTests {

    private static final Contract PUBLISHED =
            Contract.of("dev.backroad.catalog.topic-published.v1");
    private static final Contract REVISED = Contract.of("dev.backroad.catalog.topic-revised.v1");
    private static final Contract RETIRED = Contract.of("dev.backroad.catalog.topic-retired.v1");

    private final EventJson json = new EventJson();

    static Stream<String> examples() {
        return Stream.of(PUBLISHED, REVISED).flatMap(TopicContractTests::examples);
    }

    static Stream<String> retiredExamples() {
        return examples(RETIRED);
    }

    private static Stream<String> examples(Contract contract) {
        return Stream.of(
                contract.example(), contract.minimalExample(), contract.exampleWithUnknownField());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExampleOfATopic(String body) {
        var topic = read(TopicState.REVISED, body, TopicState.class);

        assertThat(topic.slug()).isEqualTo("http");
        assertThat(topic.level()).isEqualTo("beginner");
        assertThat(topic.revision()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("retiredExamples")
    void readsEveryExampleOfARetiredTopic(String body) {
        var topic = read(RetiredTopic.TYPE, body, RetiredTopic.class);

        assertThat(topic.slug()).isEqualTo("http");
        assertThat(topic.into()).hasSizeLessThan(2);
    }

    @Test
    void listensToTheTypesOfTheContracts() {
        assertThat(List.of(TopicState.PUBLISHED, TopicState.REVISED, RetiredTopic.TYPE))
                .containsExactly(PUBLISHED.type(), REVISED.type(), RETIRED.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"topicId\": 1}", "<xml/>"})
    void refusesWhatIsNoTopic(String body) {
        assertThatThrownBy(() -> read(TopicState.REVISED, body, TopicState.class))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> read(RetiredTopic.TYPE, body, RetiredTopic.class))
                .isInstanceOf(UnreadableEventException.class);
    }

    private <T> T read(String type, String body, Class<T> as) {
        return json.read(ReceivedEvent.from(WireEvent.received(type, body)), as);
    }
}
