package dev.backroad.progress.names;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableNameTests {

    private record Form(@ReadableName String name) {}

    @AutoClose
    private final jakarta.validation.ValidatorFactory factory =
            Validation.buildDefaultValidatorFactory();

    private final Validator validator = factory.getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Al",
                "Lena M.",
                "Нина",
                "山田太郎",
                "मीरा",
                "Łukasz O'Neill-Straße",
                "7 of 9",
                "ขวัญใจ",
                "مريم",
                "🦊 Fox",
                "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"
            })
    void nameThatPeopleReadIsOne(String name) {
        assertThat(validator.validate(new Form(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "L",
                "  ",
                " Lena",
                "Lena ",
                "Le  na",
                "Le\tna",
                "Le\nna",
                "Le\u00a0na",
                "Le\u200bna",
                "Le\u200dna",
                "Le\u202ena",
                "\u2066Lena\u2069",
                "Le\u00adna",
                "\ufeffLena",
                "Lena\ufe0f",
                "Lena\udb40\udd00",
                "Lena\u034f",
                "\u3164\u3164",
                "\u115f\u1160",
                "\u2800\u2800",
                "\uffa0Lena",
                "...",
                "🦊🦊",
                "\u0301Lena",
                "L\u0301\u0301\u0301\u0301ena",
                "Le\u0000na",
                "Le\ue000na",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE"
            })
    void whatNobodyCanReadOrTypeIsNone(String name) {
        assertThat(validator.validate(new Form(name)))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.getMessage()).startsWith("must have 2 to 40 visible"));
    }

    @Test
    void hugeNameIsRefusedAtOnce() {
        assertThat(validator.validate(new Form("é ".repeat(300_000)))).hasSize(1);
    }

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
