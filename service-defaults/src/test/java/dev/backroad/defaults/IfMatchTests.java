package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.PRECONDITION_REQUIRED;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"6\"            | It was changed after you read it; its ETag is \"7\" now.",
                "\"77\"           | It was changed after you read it; its ETag is \"7\" now.",
                "\"07\"           | It was changed after you read it; its ETag is \"7\" now.",
                "\"6,7\"          | It was changed after you read it; its ETag is \"7\" now.",
                "\"6\", \"8\"     | None of the 2 ETags in If-Match is that of the present state;"
                        + " its ETag is \"7\" now.",
                "W/\"7\"          | If-Match needs the strong ETag, without W/, of what is to be"
                        + " changed; its ETag is \"7\" now.",
                "\"6\", W/\"7\"   | If-Match needs the strong ETag, without W/, of what is to be"
                        + " changed; its ETag is \"7\" now.",
            })
    void refusesEveryOtherStateAndSaysWhy(String header, String reason) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.of(header).demand("\"7\""))
                .withMessage(reason)
                .satisfies(it -> assertThat(it.status()).isEqualTo(PRECONDITION_FAILED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"7",
                "'7'",
                "w/\"7\"",
                "W\"7\"",
                "\"7\" \"8\"",
                "\"7\",",
                "*, \"7\"",
                "\"*\"; \"7\"",
                "\"a b\""
            })
    void asksForTheTagAsItWasSent(String header) {
        for (var reading : List.<Consumer<String>>of(IfMatch::of, IfMatch::optional)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> reading.accept(header))
                    .withMessageContaining("double quotes")
                    .satisfies(it -> assertThat(it.status()).isEqualTo(BAD_REQUEST))
                    .satisfies(it -> assertThat(it.field()).contains("If-Match"));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void asksWhoNamesNoState(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.of(header))
                .withMessageStartingWith("Send the ETag of the state that you have read")
                .satisfies(it -> assertThat(it.status()).isEqualTo(PRECONDITION_REQUIRED));
    }

    @Test
    void anyStateIsNoState() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.of("*"))
                .withMessageStartingWith("If-Match: * means any state.")
                .satisfies(it -> assertThat(it.status()).isEqualTo(PRECONDITION_REQUIRED));
    }

    /** A header may be long, and reading it must take no longer for that. */
    @Test
    void manyTagsAreRead() {
        var many = "\"1\", ".repeat(20_000) + "\"7\"";

        assertThatCode(() -> IfMatch.of(many).demand("\"7\"")).doesNotThrowAnyException();
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
