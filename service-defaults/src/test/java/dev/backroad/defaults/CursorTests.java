package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final UUID LAST = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void leadsBackToThePlace() {
        assertThat(read(Cursor.at("bricks", LAST))).isEqualTo(LAST);
    }

    @Test
    void withoutAPlaceIsNone() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(Cursor.at("bricks")))
                .matches(refused -> refused.slug().equals("bad-cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%", "====", "bm8"})
    void textOfSomebodyElseIsNone(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(text));
    }

    private static @Nullable UUID read(String cursor) {
        return Cursor.read(cursor, "bricks", parts -> UUID.fromString(parts.getFirst()));
    }
}
