package dev.backroad.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHandlersTests {

    record Body(String note) {}

    private final EventHandlers handlers =
            new EventHandlers()
                    .on("dev.backroad.test.note-taken.v2", Body.class, (event, body) -> {})
                    .ignore("dev.backroad.test.note-read.v1");

    @Test
    void knownTypeIsHandled() {
        assertThat(handlers.of("dev.backroad.test.note-taken.v2")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.backroad.test.note-read.v1",
                "dev.backroad.test.note-read.v2",
                "dev.backroad.test.note-taken.v3",
                "dev.backroad.test.note-taken.v10"
            })
    void typeThatIsNotNeededPassesAndSoDoesALaterVersion(String type) {
        assertThat(handlers.of(type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "note-taken.v2",
                "dev.backroad.test.note-taken",
                "dev.backroad.test.note-taken.v1",
                "dev.backroad.test.note-taken.v99999999999999999999",
                "dev.backroad.test.note-taken.v2.v3",
                "dev.backroad.test.note-burnt.v1"
            })
    void unknownTypeIsRefused(String type) {
        assertThatThrownBy(() -> handlers.of(type))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("is not known here");
    }
}
