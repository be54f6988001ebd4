package dev.backroad.progress.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backroad.defaults.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedNameTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lena Learner",
                "Łukasz O’Neill-Żak",
                "李小龍",
                "علي بن سينا",
                "Nguyễn Thị Minh Khai",
                "आर्यभट",
                "R2-D2",
                "<b>Eve & Co</b>"
            })
    void takesNamesOfAllPeople(String name) {
        assertThat(PrintedName.of(name).text()).isEqualTo(name);
    }

    @Test
    void hasOneSpellingOfEachLetterAndNoSpaceAround() {
        assertThat(PrintedName.of(" Zoe\u0308 ").text()).isEqualTo("Zo\u00eb");
        assertThat(PrintedName.of("Lena   Learner").text()).isEqualTo("Lena Learner");
        assertThat(PrintedName.of("L").text()).isEqualTo("L");
    }

    @Test
    void countsLettersAndNotTheirHalves() {
        assertThat(PrintedName.of("𠮷".repeat(80)).text()).hasSize(160);
        assertRefused("𠮷".repeat(81));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Lena\nLearner",
                "Lena\tLearner",
                "Lena\u0000",
                "Lena\u001b[31m",
                "Lena\u202eevE",
                "\u2066Lena\u2069",
                "Le\u200bna",
                "Le\u200dna",
                "Lena\u00a0Learner",
                "Lena\u2028Learner",
                "\u3164",
                "\u2800\u2800",
                "\ufeffLena",
                "Lena\ufe0f",
                "Le\u034fna",
                "Lena\ue000",
                "Lena\u180b",
                "\u0301Lena",
                "...",
                "-- --",
                "🎓",
                "L\u0335\u0336\u0337\u0338ena"
            })
    void refusesWhatNobodyCanRead(String name) {
        assertRefused(name);
    }

    @Test
    void refusesMoreThanFitsOnThePaper() {
        assertThat(PrintedName.of("a".repeat(80)).text()).hasSize(80);
        assertRefused("a".repeat(81));
    }

    private static void assertRefused(String name) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> PrintedName.of(name));
    }
}
