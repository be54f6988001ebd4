package dev.backroad.progress.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTests {

    @ParameterizedTest
    @CsvSource({
        "Lena,      LENA",
        "Straße,    STRASSE",
        "Ｌｅｎａ,   lena",
        "ΣΊΣΥΦΟΣ,   σίσυφος",
        "ﬁn,        FIN",
        "é,         É"
    })
    void namesThatLookTheSameHaveOneKey(String one, String other) {
        assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertThat(NameKey.of("Ren\u00e9")).isEqualTo(NameKey.of("Rene\u0301"));
        assertThat(NameKey.of("Rene")).isNotEqualTo(NameKey.of("Ren\u00e9"));
    }
}
