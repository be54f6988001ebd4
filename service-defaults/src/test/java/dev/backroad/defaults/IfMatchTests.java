package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

    private static final UUID SOMETHING = UUID.fromString("01936a70-8c02-7d20-8d22-5b2a9c3e4f03");
    private static final UUID ANOTHER = UUID.fromString("01936a70-8c03-7d30-8d33-5b2a9c3e4f04");
    private static final String TAG = IfMatch.tag(SOMETHING, 0);

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\""})
    void knowsTheStateThatWasSeen(String header) {
        assertThatCode(() -> IfMatch.of(header).demand("\"7\"")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "\"77\"", "\"07\"", "\"6\", \"8\""})
    void refusesEveryOtherState(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.of(header).demand("\"7\""))
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
        assertThatCode(() -> IfMatch.of(TAG).demand(TAG)).doesNotThrowAnyException();
    }

    @Test
    void sameVersionOfSomethingElseHasAnotherTag() {
        assertThat(IfMatch.tag(ANOTHER, 0)).isNotEqualTo(TAG);
        assertThat(IfMatch.tag(SOMETHING, 1)).isNotEqualTo(TAG);
    }
}
