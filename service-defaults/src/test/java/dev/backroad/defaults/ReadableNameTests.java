package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableNameTests {

    private record Form(@ReadableName String name) {}

    private record Page(@ReadableName(min = 1, max = 30) String title) {}

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
    @ValueSource(strings = {"C", "C++", "2", "HTTP/2: what it is (& why)", "Über „Git“ – kurz"})
    void titleMayBeShort(String title) {
        assertThat(validator.validate(new Page(title))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200b",
                "?",
                "a\u202eb",
                "far too long to be the title of a page"
            })
    void titleIsReadableToo(String title) {
        assertThat(validator.validate(new Page(title)))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.getMessage()).startsWith("must have 1 to 30 visible"));
    }
}
