package dev.backroad.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vexed-otter-lamp",
                "8 Zeichen",
                "ungewöhnlich",
                "пароль-реки",
                "🦊🦉🐢🐬🦔🐝🦋🐙",
                "hg7!kQ2z"
            })
    void acceptsLongEnoughAndUncommonOnes(String password) {
        assertThat(PasswordRules.problem(password, "somebody")).isEmpty();
    }

    @Test
    void namesItsLimits() {
        assertThat(PasswordRules.problem("g7!kQ2z", "somebody")).hasValueSatisfying(contains("8"));
        assertThat(PasswordRules.problem("ab cd ef ".repeat(30), "somebody"))
                .hasValueSatisfying(contains("200"));
        assertThat(PasswordRules.problem("x".repeat(1_000_000), "somebody")).isPresent();
        assertThat(PasswordRules.problem("", "somebody")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "Password1", "P@ssw0rd2026!", "PASSWORD!!!", "letmein99", "aaaaaaaa",
                        "12121212",
                "12345678", "98765432", "abcdefgh", "qwertyuiop", "poiuytrewq", "passwordpassword",
                        "1q2w3e4r",
                "iloveyou", "!!!sunshine!!!", "1234567890", "Sup3rman", "backroad"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(PasswordRules.problem(password, "somebody"))
                .hasValueSatisfying(contains("guessed first"));
    }

    @Test
    void refusesTheUsernameInside() {
        assertThat(PasswordRules.problem("my-LENA-rocks", "lena"))
                .hasValueSatisfying(contains("username"));
        assertThat(PasswordRules.problem("quiet-alpine-lake", "al")).isEmpty();
    }

    private static Consumer<String> contains(String text) {
        return problem -> assertThat(problem).contains(text);
    }
}
