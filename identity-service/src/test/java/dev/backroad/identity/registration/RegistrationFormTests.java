package dev.backroad.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationFormTests {

    @Test
    void acceptsWhatPeopleType() {
        var form =
                new RegistrationForm(
                        " ada ", " Ada Lovelace ", " ada@mail.example.org ", "vexed-otter-lamp");

        assertThat(form.errors("taken"::equals)).isEmpty();
        assertThat(form.displayName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void namesEachFieldThatIsWrong() {
        assertThat(RegistrationForm.empty().errors("taken"::equals))
                .containsOnlyKeys("username", "displayName", "email", "password");
    }

    @Test
    void asksWhetherTheNameIsTaken() {
        var form = new RegistrationForm("taken", "Ada", "ada@example.org", "vexed-otter-lamp");

        assertThat(form.errors("taken"::equals)).containsOnlyKeys("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.org",
                "ada@localhost",
                "ada@example..org",
                "ada@-example.org",
                "a b@example.org",
                "ada@example.org\nBcc: all@example.org",
                "ada@example.org,eve@example.org",
                "\"ada\"@example.org",
                "ada@exämple.org",
                "<ada@example.org>"
            })
    void refusesWhatIsNoAddress(String email) {
        assertThat(withEmail(email).errors("taken"::equals)).containsOnlyKeys("email");
    }

    @Test
    void refusesAddressesAndNamesOfAbsurdSize() {
        assertThat(withEmail("a".repeat(65) + "@example.org").errors("taken"::equals))
                .containsOnlyKeys("email");
        assertThat(withEmail("a@" + "b.".repeat(200) + "org").errors("taken"::equals))
                .containsOnlyKeys("email");
        assertThat(withName("x".repeat(81)).errors("taken"::equals))
                .containsOnlyKeys("displayName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "two\nlines",
                "turned\u202Earound",
                "bell\u0007",
                "\u00a0",
                "\u3164"
            })
    void refusesNamesThatBreakAPage(String name) {
        assertThat(withName(name).errors("taken"::equals)).containsOnlyKeys("displayName");
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(withName("Ada").toString()).doesNotContain("vexed");
    }

    private static RegistrationForm withEmail(String email) {
        return new RegistrationForm("ada", "Ada", email, "vexed-otter-lamp");
    }

    private static RegistrationForm withName(String name) {
        return new RegistrationForm("ada", name, "ada@example.org", "vexed-otter-lamp");
    }
}
