package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the form to the first sign-in, with a real mailbox. */
@IdentityTest
@Import({Mailbox.class, SetClock.class})
class RegistrationIntegrationTests {

    private static final String PASSWORD = "vexed-otter-lamp";
    private static final String CONFIRM = "Confirm your e-mail address";

    @LocalServerPort int port;
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

    /** A stranger may have applied with somebody's address, and knows the password. */
    @Test
    void saysWhichAccountALinkOpens() {
        register("chosen");

        var link = mailbox.awaitLink("chosen@example.test", CONFIRM);

        assertThat(browser.get(link).body()).contains("the account <strong>chosen</strong>");
    }

    @Test
    void leadsFromTheFormToAnAccount() {
        assertThat(Browser.location(register("ada"))).isEqualTo("/identity/register/sent");
        assertThat(browser.get("/identity/register/sent").body())
                .contains("We have sent you a mail");
        assertThat(Browser.location(browser.signIn("ada", PASSWORD))).isEqualTo("/login?error");

        var confirmed = confirm(mailbox.awaitLink("ada@example.test", CONFIRM));

        assertThat(Browser.location(confirmed)).isEqualTo("/login?welcome");
        assertThat(browser.get("/login?welcome").body())
                .contains("Your e-mail address is confirmed");
        assertThat(Browser.location(browser.signIn("ada", PASSWORD)))
                .isEqualTo("http://localhost:8080/");
        assertThat(scopes("ada")).contains("progress:write").doesNotContain("operations");
    }

    private String scopes(String username) {
        browser = new Browser(port);
        browser.get(App.commandLine().authorize("openid progress:write operations"));
        var code = App.answer(browser.follow(browser.signIn(username, PASSWORD))).get("code");
        return App.json(App.commandLine().redeem(browser, String.valueOf(code)))
                .get("scope")
                .asString();
    }

    /** Somebody else may have applied with an operator's address, and knows that password. */
    @Test
    void letsNoEarlierPasswordIntoTheAccountOfAnOperator() {
        register(with("username", "usurper", "email", "Appointed@example.test"));
        var link = mailbox.awaitLink("Appointed@example.test", CONFIRM);

        PageChecks.assertLabelledAndWithoutScript(browser.get(link).body());
        assertThat(confirm(link).statusCode()).isEqualTo(400);
        assertThat(confirm(link, "usurper-for-ever").body()).contains("without your username");
        var confirmed = confirm(link, "plain-copper-kettle");

        assertThat(Browser.location(confirmed)).isEqualTo("/login?welcome");
        assertThat(Browser.location(new Browser(port).signIn("usurper", PASSWORD)))
                .isEqualTo("/login?error");
        assertThat(Browser.location(browser.signIn("usurper", "plain-copper-kettle")))
                .isEqualTo("http://localhost:8080/");
    }

    @Test
    void tellsTheOtherServicesOnlyOfConfirmedAccounts() {
        register("unheard");
        mailbox.awaitLink("unheard@example.test", CONFIRM);
        assertThat(events("unheard")).isZero();

        confirm(mailbox.awaitLink("unheard@example.test", CONFIRM));

        assertThat(events("unheard")).isOne();
    }

    @Test
    void asksBeforeItConfirmsAsMailProgramsOpenLinksToo() {
        register("careful");
        var link = mailbox.awaitLink("careful@example.test", CONFIRM);

        assertThat(browser.get(link).body()).contains("Confirm and open my account");
        assertThat(browser.get(link).statusCode()).isEqualTo(200);

        assertThat(Browser.location(confirm(link))).isEqualTo("/login?welcome");
    }

    @Test
    void usesALinkOnceHoweverManyClickAtTheSameMoment() throws Exception {
        register("impatient");
        var link = mailbox.awaitLink("impatient@example.test", CONFIRM);
        Callable<Integer> click =
                () -> new Browser(port).submit(link, Map.of("token", token(link))).statusCode();
        var pages = List.of(click, click, click, click, click, click);

        // Some find the page gone already, and with it the form.
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    people.invokeAll(pages).stream()
                            .filter(done -> done.state() == Future.State.SUCCESS)
                            .map(Future::resultNow)
                            .toList();

            assertThat(answers).containsOnlyOnce(302).containsOnly(302, 410);
        }
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void letsALinkExpireAfterADay() {
        register("slow-reader");
        var link = mailbox.awaitLink("slow-reader@example.test", CONFIRM);
        clock.skip(Duration.ofHours(24));

        var late = browser.get(link);

        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("This link does not work", "/identity/register");
    }

    @Test
    void keepsOnlyAHashOfTheLink() {
        register("hashed");
        var token = token(mailbox.awaitLink("hashed@example.test", CONFIRM));

        var rows =
                jdbc.sql(
                                "SELECT mailed_link::text FROM mailed_link UNION ALL"
                                        + " SELECT outgoing_mail::text FROM outgoing_mail UNION ALL"
                                        + " SELECT application::text FROM application")
                        .query(String.class)
                        .list();

        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row -> row.contains(token))
                .noneMatch(row -> row.contains(PASSWORD));
    }

    @Test
    void answersTheSameForATakenAddressAndWritesToItsOwner() {
        var free = register("free-address");
        var taken = register(with("username", "newcomer", "email", "LEARNER@backroad.test"));

        assertThat(taken.statusCode()).isEqualTo(free.statusCode());
        assertThat(Browser.location(taken)).isEqualTo(Browser.location(free));
        assertThat(mailbox.awaitMail("learner@backroad.test", "You have an account already"))
                .contains("your username is learner", "/identity/reset")
                .doesNotContain("token=");
        assertThat(mailbox.mails("LEARNER@backroad.test", "")).isEmpty();
    }

    @Test
    void givesANameToWhoConfirmsFirst() {
        register(with("username", "wanted", "email", "first@example.test"));
        register(with("username", "WANTED", "email", "second@example.test"));
        var first = mailbox.awaitLink("first@example.test", CONFIRM);
        var second = mailbox.awaitLink("second@example.test", CONFIRM);

        assertThat(Browser.location(confirm(second))).isEqualTo("/login?welcome");
        var late = confirm(first);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("took this username meanwhile");
    }

    @Test
    void sendsToTheSignInWhoConfirmsASecondAccountForOneAddress() {
        register(with("username", "twice-a", "email", "twice@example.test"));
        var first = mailbox.awaitLink("twice@example.test", CONFIRM);
        register(with("username", "twice-b", "email", "twice@example.test"));
        await().until(() -> mailbox.mails("twice@example.test", CONFIRM).size() == 2);
        var second = mailbox.awaitLink("twice@example.test", CONFIRM);

        confirm(first);

        assertThat(Browser.location(confirm(second))).isEqualTo("/login?known");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest() {
        var page =
                register(
                        with(
                                "username",
                                "learner",
                                "displayName",
                                "<b>Ada</b>",
                                "password",
                                "short"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("<title>Error: create an account · Backroad</title>")
                .contains("This username is taken")
                .contains("Use at least 8 characters")
                .contains("aria-describedby=\"password-hint password-error\"")
                .contains("href=\"#password\"")
                .contains("value=\"&lt;b&gt;Ada&lt;/b&gt;\"")
                .doesNotContain("short");
    }

    @Test
    void sendsNoMoreThanAFewMailsToOneAddress() {
        for (var mail = 0; mail < 3; mail++) {
            register(with("username", "flood-" + mail, "email", "flooded@example.test"));
        }

        var fourth = register(with("username", "flood-3", "email", "flooded@example.test"));

        assertThat(fourth.statusCode()).isEqualTo(429);
        // Five minutes after the third mail; on a busy machine that was a moment ago.
        assertThat(fourth.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(290, 300));
        assertThat(fourth.body()).contains("Wait 5 minutes.");
    }

    @Test
    void waitsForAMailServerThatIsAway() {
        mailbox.goAway();
        register("patient");
        await().until(() -> attempts("patient@example.test") > 0);

        mailbox.comeBack();

        assertThat(mailbox.awaitLink("patient@example.test", CONFIRM))
                .contains("/identity/confirm");
        await().until(() -> attempts("patient@example.test") < 0);
    }

    @Test
    void refusesAFormFromElsewhere() {
        assertThat(browser.post("/identity/register", fields("forged")).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/identity/confirm", Map.of("token", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void answersOddTokensLikeAnyDeadLink() {
        for (var odd : List.of("", "x", "%F0%9F%A6%8A", "a".repeat(2_000), "..%2F..", "'--")) {
            assertThat(browser.get("/identity/confirm?token=" + odd).statusCode()).isEqualTo(410);
        }
        assertThat(browser.get("/identity/confirm").statusCode()).isEqualTo(410);
        assertThat(browser.get("/identity/confirm?token=%00").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> register(String username) {
        return register(fields(username));
    }

    private HttpResponse<String> register(Map<String, String> fields) {
        return new Browser(port).submit("/identity/register", fields);
    }

    private static Map<String, String> fields(String username) {
        return with("username", username, "email", username + "@example.test");
    }

    private static Map<String, String> with(String... fields) {
        var form = new HashMap<>(Map.of("displayName", "Ada Lovelace", "password", PASSWORD));
        for (var field = 0; field < fields.length; field += 2) {
            form.put(fields[field], fields[field + 1]);
        }
        return form;
    }

    private HttpResponse<String> confirm(String link) {
        return new Browser(port).submit(link, Map.of("token", token(link)));
    }

    private HttpResponse<String> confirm(String link, String password) {
        return new Browser(port).submit(link, Map.of("token", token(link), "password", password));
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    private long events(String username) {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE payload LIKE ?")
                .param("%\"" + username + "\"%")
                .query(Long.class)
                .single();
    }

    private int attempts(String address) {
        return jdbc.sql("SELECT attempts FROM outgoing_mail WHERE address = ?")
                .param(address)
                .query(Integer.class)
                .optional()
                .orElse(-1);
    }
}
