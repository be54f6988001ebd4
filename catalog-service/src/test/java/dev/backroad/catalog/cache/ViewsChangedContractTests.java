package dev.backroad.catalog.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.catalog.published.ViewsChangedV1;
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

class ViewsChangedContractTests {

    private static final Contract CONTRACT = Contract.of("dev.backroad.catalog.views-changed.v1");

    static Stream<String> examples() {
        return Stream.of(
                CONTRACT.example(), CONTRACT.minimalExample(), CONTRACT.exampleWithUnknownField());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(String body) {
        var news = read(body);

        assertThat(news.views()).contains(new ViewsChangedV1.ViewV1("topic:http", 3));
    }

    @Test
    void listensToTheTypeOfTheContract() {
        assertThat(ViewsChangedV1.TYPE).isEqualTo(CONTRACT.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"views\": 1}", "{\"views\": [\"topic:http\"]}", "<xml/>"})
    void refusesWhatIsNoListOfViews(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableEventException.class);
    }

    private static ViewsChangedV1 read(String body) {
        var message = WireEvent.received(ViewsChangedV1.TYPE, body);
        return new EventJson().read(ReceivedEvent.from(message), ViewsChangedV1.class);
    }
}
