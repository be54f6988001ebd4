package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.account.HashingBusyException;
import dev.backroad.identity.account.NewAccount;
import dev.backroad.identity.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Passwords, right and wrong, and what guessing costs. */
@IdentityTest
@Import(SetClock.class)
class SignInIntegrationTests {

    private static final String SENT_TO_START = "http://localhost:8080/";

    @LocalServerPort int port;
    @Autowired AccountRegistration registration;
    @Autowired JdbcClient jdbc;
    @Autowired SetClock clock;
    @MockitoSpyBean PasswordEncoder hashing;

    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        clock.stop();
        browser = new Browser(port);
        browser.signIn("learner", "learner-demo"); // also makes the hash that unknown names cost
        browser = new Browser(port);
        clearInvocations(hashing);
    }

    @AfterEach
    void forgetAll() {
        clock.comeBack();
        jdbc.sql("DELETE FROM brake").update();
    }

    @Test
    void computesOneHashForAWrongPasswordAndOneForAnUnknownName() {
        browser.signIn("learner", "wrong");
        verify(hashing, times(1)).matches(any(), any());

        browser.signIn("nobody-here", "wrong");
        verify(hashing, times(2)).matches(any(), any());
        verify(hashing, never()).encode(any());
    }

    @Test
    void replacesAHashOfOurFirstVersionAtTheNextSignIn() {
        register("from-before");
        jdbc.sql("UPDATE account SET password_hash = ? WHERE username = 'from-before'")
                .param("{bcrypt}" + new BCryptPasswordEncoder().encode("right"))
                .update();

        var first = browser.signIn("from-before", "right");
        var second = new Browser(port).signIn("from-before", "right");

        assertThat(Browser.location(first)).isEqualTo(SENT_TO_START);
        assertThat(Browser.location(second)).isEqualTo(SENT_TO_START);
        assertThat(hashOf("from-before")).startsWith("{argon2}");
    }

    @Test
    void letsNobodyInDuringThePauseNotEvenWithTheRightPassword() {
        register("guessed");
        fiveWrong("guessed");
        clearInvocations(hashing);

        var braked = browser.signIn("guessed", "right");

        assertWait(braked);
        verify(hashing, never()).matches(any(), any());
    }

    @Test
    void letsThePersonInAfterThePauseAndForgetsTheWrongTries() {
        register("forgetful");
        fiveWrong("forgetful");
        clock.skip(Duration.ofSeconds(3));

        var signedIn = browser.signIn("forgetful", "right");

        assertThat(Browser.location(signedIn)).isEqualTo(SENT_TO_START);
        fiveWrong("forgetful");
        assertWait(new Browser(port).signIn("forgetful", "right"));
    }

    @Test
    void letsTheOwnerInFromWhereTheySignedInBeforeWhileAStrangerGuesses() {
        register("besieged");
        signIn("besieged", "right", "198.51.100.1");
        for (var tries = 0; tries < 5; tries++) {
            signIn("besieged", "guess-" + tries, "203.0.113.1");
        }

        assertWait(signIn("besieged", "right", "203.0.113.1"));
        assertWait(signIn("besieged", "right", "192.0.2.1"));
        assertThat(Browser.location(signIn("besieged", "right", "198.51.100.1")))
                .isEqualTo(SENT_TO_START);
    }

    private HttpResponse<String> signIn(String username, String password, String address) {
        return new Browser(port).signIn(username, password, "X-Forwarded-For", address);
    }

    @Test
    void brakesANameThatNobodyHasLikeAnyOther() {
        register("somebody-known");
        fiveWrong("somebody-known");
        fiveWrong("nobody-known");

        var known = browser.signIn("somebody-known", "guess");
        var unknown = new Browser(port).signIn("nobody-known", "guess");

        assertWait(known);
        assertWait(unknown);
        assertThat(unknown.headers().firstValue("Retry-After"))
                .isEqualTo(known.headers().firstValue("Retry-After"));
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @Test
    void leavesAloneWhoIsSignedIn() {
        register("victim");
        browser.signIn("victim", "right");
        fiveWrong("victim");

        var answer = App.answer(browser.get(App.commandLine().authorize("openid")));

        assertThat(answer).containsKey("code");
    }

    @Test
    void asksToComeBackWhenTooManySignInAtOnce() {
        doThrow(HashingBusyException.class).when(hashing).matches(any(), any());

        for (var tries = 0; tries < 10; tries++) {
            var busy = browser.signIn("learner", "learner-demo");

            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(busy.body()).contains("Very busy");
        }
    }

    @Test
    void answersTheWaitPageToNobodyWhoDoesNotWait() {
        assertThat(browser.get("/identity/wait").statusCode()).isEqualTo(400);
    }

    private void fiveWrong(String username) {
        for (var tries = 0; tries < 5; tries++) {
            var wrong = new Browser(port).signIn(username, "guess-" + tries);
            assertThat(Browser.location(wrong)).isEqualTo("/login?error");
        }
    }

    private static void assertWait(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("Too many tries.").contains("Wait 2 seconds.");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
    }

    private void register(String username) {
        registration.register(
                new NewAccount(
                        username,
                        "Name",
                        username + "@sign-in.test",
                        "right",
                        Set.of(Role.LEARNER)));
    }

    private String hashOf(String username) {
        return jdbc.sql("SELECT password_hash FROM account WHERE username = ?")
                .param(username)
                .query(String.class)
                .single();
    }
}
