package dev.backroad.catalog.editing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backroad.defaults.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\""})
    void knowsTheStateThatWasSeen(String header) {
        assertThatCode(() -> IfMatch.of(header).demand(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "\"77\"", "\"07\"", "\"6\", \"8\""})
    void refusesEveryOtherState(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.of(header).demand(7))
                .withMessageContaining("its ETag is \"7\" now");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "*"})
    void asksWhoNamesNoState(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.of(header))
                .withMessageContaining("If-Match");
    }

    @Test
    void readsTheTagThatItGives() {
        assertThatCode(() -> IfMatch.of(IfMatch.tag(0)).demand(0)).doesNotThrowAnyException();
    }
}
