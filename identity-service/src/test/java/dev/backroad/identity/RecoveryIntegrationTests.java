package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.account.NewAccount;
import dev.backroad.identity.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** New passwords, with the old one and without. */
@IdentityTest
@Import({Mailbox.class, SetClock.class})
class RecoveryIntegrationTests {

    private static final String START = "http://localhost:8080/";
    private static final String NEW = "vexed-otter-lamp";
    private static final String MAIL = "A new password";

    @LocalServerPort int port;
    @Autowired AccountRegistration registration;
    @Autowired Mailbox mailbox;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @AfterEach
    void forgetAll() {
        clock.comeBack();
        jdbc.sql("DELETE FROM brake").update();
    }

    @Test
    void setsANewPasswordAndEndsWhatTheOldOneBegan() {
        register("forgot");
        var tokens = App.gateway().tokens(browser, "forgot", "openid profile");
        var link = linkFor("forgot");

        var replaced = replace(link, NEW);

        assertThat(Browser.location(replaced)).isEqualTo("/login?changed");
        assertThat(browser.get("/login").body()).contains("<h1>Sign in</h1>");
        assertThat(
                        App.gateway()
                                .refresh(browser, tokens.get("refresh_token").asString())
                                .statusCode())
                .isEqualTo(400);
        assertThat(signIn("forgot", "forgot-demo")).isEqualTo("/login?error");
        assertThat(signIn("forgot", NEW)).isEqualTo(START);
        assertThat(mailbox.awaitMail("forgot@example.test", "Your password was changed"))
                .contains("forgot", "/identity/reset");
    }

    @Test
    void answersTheSameForAnUnknownAddressAndSendsNothing() {
        register("known");
        var known = ask("known@example.test");
        var unknown = ask("unknown@example.test");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(Browser.location(unknown)).isEqualTo(Browser.location(known));
        mailbox.awaitMail("known@example.test", MAIL);
        await().until(() -> waiting() == 0);
        assertThat(mailbox.mails("unknown@example.test", "")).isEmpty();
    }

    /** Some mail servers give "A@…" and "a@…" to two people. */
    @Test
    void writesToTheAddressAsItsOwnerSpeltIt() {
        register("spelt");

        ask("SPELT@Example.test");

        mailbox.awaitLink("spelt@example.test", MAIL);
        assertThat(mailbox.mails("SPELT@Example.test", "")).isEmpty();
    }

    @Test
    void usesALinkOnceAndOnlyWhenThePasswordIsSet() {
        register("once");
        var link = linkFor("once");
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        assertThat(replace(link, "short").statusCode()).isEqualTo(400);
        assertThat(replace(link, "once-upon-a-time").body()).contains("without your username");

        assertThat(Browser.location(replace(link, NEW))).isEqualTo("/login?changed");

        assertThat(browser.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void makesOlderLinksUselessWithTheNewPassword() {
        register("two-links");
        var first = linkFor("two-links");
        ask("two-links@example.test");
        await().until(() -> mailbox.mails("two-links@example.test", MAIL).size() == 2);

        replace(mailbox.awaitLink("two-links@example.test", MAIL), NEW);

        assertThat(browser.get(first).statusCode()).isEqualTo(410);
    }

    @Test
    void letsALinkExpireAfterHalfAnHour() {
        register("late");
        var link = linkFor("late");

        clock.skip(Duration.ofMinutes(30));

        assertThat(browser.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void takesNoConfirmationForAReset() {
        register("mixed-up");
        var link = linkFor("mixed-up").replace("/identity/reset/password", "/identity/confirm");

        assertThat(browser.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void letsTheOwnerInWhomGuessersHadBraked() {
        register("under-attack");
        for (var guess = 0; guess < 5; guess++) {
            new Browser(port).signIn("under-attack", "guess");
        }

        replace(linkFor("under-attack"), NEW);

        assertThat(signIn("under-attack", NEW)).isEqualTo(START);
    }

    @Test
    void changesThePasswordOfWhoIsSignedInAndKnowsTheOldOne() {
        register("changer");
        browser.signIn("changer", "changer-demo");
        var elsewhere = new Browser(port);
        elsewhere.signIn("changer", "changer-demo");
        var before = browser.cookies().getFirst().getValue();

        var changed = change("changer-demo", NEW);

        assertThat(Browser.location(changed)).isEqualTo("/identity/password?changed");
        assertThat(browser.get("/identity/password?changed").body())
                .contains("Your password is changed.");
        assertThat(browser.cookies().getFirst().getValue()).isNotEqualTo(before);
        assertThat(Browser.location(elsewhere.get("/identity/password"))).isEqualTo("/login");
        assertThat(signIn("changer", NEW)).isEqualTo(START);
        mailbox.awaitMail("changer@example.test", "Your password was changed");
    }

    @Test
    void changesNothingWithoutTheOldPasswordAndBrakesGuesses() {
        register("open-browser");
        browser.signIn("open-browser", "open-browser-demo");
        clock.stop();

        for (var guess = 0; guess < 5; guess++) {
            var wrong = change("guess-" + guess, NEW);
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).contains("This is not your current password.");
        }

        assertThat(change("open-browser-demo", NEW).statusCode()).isEqualTo(429);
    }

    @Test
    void labelsEveryFieldOfTheFormsForANewPassword() {
        register("reader-of-labels");
        browser.signIn("reader-of-labels", "reader-of-labels-demo");

        var replacing = browser.get(linkFor("reader-of-labels"));
        var changing = browser.get("/identity/password");

        PageChecks.assertLabelledAndWithoutScript(replacing.body());
        PageChecks.assertLabelledAndWithoutScript(changing.body());
        assertThat(replacing.body()).contains("<label for=\"password\"");
        assertThat(changing.body()).contains("<label for=\"current\"", "<label for=\"password\"");
    }

    @Test
    void leadsBackToThePageAfterTheSignIn() {
        register("returning");
        assertThat(Browser.location(browser.get("/identity/password"))).isEqualTo("/login");

        var signedIn = browser.signIn("returning", "returning-demo");

        assertThat(Browser.location(signedIn)).isEqualTo("http://localhost:8080/identity/password");
    }

    private HttpResponse<String> ask(String email) {
        return new Browser(port).submit("/identity/reset", Map.of("email", email));
    }

    private String linkFor(String username) {
        ask(username + "@example.test");
        return mailbox.awaitLink(username + "@example.test", MAIL);
    }

    private HttpResponse<String> replace(String link, String password) {
        var token = link.substring(link.indexOf('=') + 1);
        return new Browser(port).submit(link, Map.of("token", token, "password", password));
    }

    private HttpResponse<String> change(String current, String password) {
        return browser.submit(
                "/identity/password", Map.of("current", current, "password", password));
    }

    private String signIn(String username, String password) {
        return Browser.location(new Browser(port).signIn(username, password));
    }

    private void register(String username) {
        registration.register(
                new NewAccount(
                        username,
                        "Name",
                        username + "@example.test",
                        username + "-demo",
                        Set.of(Role.LEARNER)));
    }

    private long waiting() {
        return jdbc.sql("SELECT count(*) FROM outgoing_mail").query(Long.class).single();
    }
}
