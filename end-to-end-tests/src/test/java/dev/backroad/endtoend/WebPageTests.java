package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Somebody with a real browser, and nothing but a keyboard. */
class WebPageTests extends BrowserTest {

    static final Path SHOTS = Path.of("target/screenshots");
    static final Map<String, String> VIEWS =
            Map.ofEntries(
                    Map.entry("roadmap", "#/"),
                    Map.entry("topic", "#/topics/http"),
                    Map.entry("docs", "#/docs"),
                    Map.entry("document", "#/docs/architecture"),
                    Map.entry("events", "#/docs/events"),
                    Map.entry("problems", "#/docs/problems"),
                    Map.entry("api", "#/docs/api/progress-service"),
                    Map.entry(
                            "source",
                            "#/source/messaging/src/main/java/dev/backroad/messaging/Outbox.java?append"),
                    Map.entry("reviews", "#/reviews"),
                    Map.entry("inbox", "#/inbox"),
                    Map.entry("me", "#/me"),
                    Map.entry("journeys", "#/journeys"),
                    Map.entry("group", "#/me/group"),
                    Map.entry("certificates", "#/me/certificates"),
                    Map.entry("notifications", "#/me/notifications"),
                    Map.entry("webhooks", "#/me/webhooks"),
                    Map.entry("data", "#/me/data"),
                    Map.entry("account", "#/account"),
                    Map.entry("system", "#/system"),
                    Map.entry("dead-letters", "#/system/progress-service"));

    private final Learner learner = Learner.enrolled(system, USER);

    @BeforeEach
    void arrive() {
        signIn();
    }

    @Test
    void noteThatWasChangedInAnotherTabIsShownBesideOnesOwn() {
        var other = newTab().open(address("#/topics/https-tls"));
        tab.open(address("#/topics/https-tls")).see("#note");
        save(other, "from the other tab");

        tab.type("#note", "from here").press(".note button[type=submit]");

        tab.read(".conflict", "from the other tab").read(".conflict", "from here");
        assertThat(tab.value("#note")).isEqualTo("from here");
        assertThat(savedNote("https-tls")).isEqualTo("from the other tab");
        tab.press("[data-choice=both]").press(".note button[type=submit]").see(".note .saved");
        assertThat(savedNote("https-tls")).contains("from the other tab", "from here");
        assertThat(other.mistakes()).isEmpty();
    }

    @Test
    void textSurvivesTheEndOfTheSession() {
        tab.open(address("#/topics/hosting")).type("#note", "half a thought");
        tab.forgetCookies();
        tab.press(".note button[type=submit]").see(".note .problem a[href^='/session/login']");
        assertThat(tab.value("#note")).isEqualTo("half a thought");

        signIn(newTab(), USER);
        tab.press(".note .problem button").see(".note .saved");

        assertThat(savedNote("hosting")).isEqualTo("half a thought");
    }

    @Test
    void textThatIsNotSavedOutlivesAReload() {
        tab.open(address("#/topics/linux"))
                .type("#note", "not saved")
                .read(".note", "Not saved yet");

        tab.open(address("#/topics/linux")).see("#note");

        assertThat(tab.value("#note")).isEqualTo("not saved");
        tab.press(".note button[type=submit]").see(".note form .saved");
        assertThat(savedNote("linux")).isEqualTo("not saved");
    }

    @Test
    void reviewsAreAnsweredByKeyboardAlone() {
        var review = somethingDue();
        var title = review.at("/topic/title").asString();

        tab.open(address("#/reviews")).see(".review");
        while (!tab.text(".review h2").equals(title)) {
            var shown = tab.text(".review h2");
            tab.key("3")
                    .await(
                            "the next one",
                            "document.querySelector('main h2').innerText !== '" + shown + "'");
        }
        tab.key(" ").see(".review .prose");
        tab.key("4")
                .await(
                        "the next one",
                        "document.querySelector('main h2').innerText !== '" + title + "'");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(due()).doesNotContain(review));
    }

    /** What is completed in the far west is due on the day after that, today in the far east. */
    private JsonNode somethingDue() {
        live("Etc/GMT+12");
        learner.complete(learner.topics("not-started").getLast());
        live("Pacific/Kiritimati");
        return due().getLast();
    }

    private void live(String zone) {
        var path = "/api/v1/learning-settings";
        var now = learner.api().get(path);
        var wish =
                now.json()
                        .asObject()
                        .put("timeZone", zone)
                        .put("retention", 0.97)
                        .put("reviewsPerDay", 200);
        var saved = learner.api().put(path, wish.toString(), "If-Match", now.header("ETag"));
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);
    }

    private List<JsonNode> due() {
        return learner.api()
                .get("/api/v1/reviews?limit=100")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    @Test
    void preferencesAreSavedAndStay() {
        var box = "[name='topic-completed/mail']";
        tab.open(address("#/me/notifications")).focus(box);
        var before = tab.evaluate("document.querySelector(\"" + box + "\").checked").asBoolean();

        tab.key(" ").press("#preferences-form button[type=submit]").see("#preferences-form .saved");

        var saved = learner.api().get("/api/v1/notification-preferences").json();
        assertThat(saved.path("kinds").path("topic-completed").path("mail").asBoolean())
                .isNotEqualTo(before);
        tab.open(address("#/me/notifications")).focus(box).key(" ");
        tab.press("#preferences-form button[type=submit]").see("#preferences-form .saved");
    }

    @Test
    void webhookIsRegisteredItsSecretShownOnceAndItsTestCallLogged() throws IOException {
        var calls = new AtomicInteger();
        var program = programThatCounts(calls);
        tab.open(address("#/me/webhooks"))
                .type("#register-form [name=url]", "ftp://nowhere")
                .press("#register-form button[type=submit]")
                .see("#register-form .problem");

        tab.type(
                        "#register-form [name=url]",
                        "http://localhost:" + program.getAddress().getPort() + "/in")
                .press("#register-form button[type=submit]")
                .read(".secret code", "whsec_");
        tab.press(".once a").press("#deeds + .stack .button").see(".log [data-status=delivered]");

        assertThat(calls).hasValue(1);
        assertThat(tab.evaluate("document.body.innerText.includes('whsec_')").asBoolean())
                .isFalse();
        tab.press(".log .button")
                .await("two deliveries", "document.querySelectorAll('.log > li').length === 2");
        tab.press("#deeds + .stack .grave").press("#deeds + .stack .grave").see("#register-form");
        program.stop(0);
    }

    @Test
    void inboxSaysThatTheLineIsCutGoesOnLookingAndRecovers() {
        tab.block("*/notifications/stream*");
        tab.open(address("#/inbox")).see(".live-line[data-state=lost]");
        // Other stories may have completed it already, of which nobody would be told again.
        beginAnew("git");
        var completed = learner.complete("git").json().path("title").asString();
        tab.read(".letters", completed).see("#unread");

        tab.block();

        tab.see(".live-line[data-state=live]");
    }

    /** A browser gives a line up for good whose opening was answered by an error. */
    @Test
    void inboxOpensItsLineAgainAfterARefusal() {
        tab.accept("application/json");
        tab.open(address("#/inbox")).see(".live-line[data-state=lost]");
        beginAnew("git");
        var completed = learner.complete("git").json().path("title").asString();
        tab.read(".letters", completed);

        tab.accept();

        tab.see(".live-line[data-state=live]");
    }

    @Test
    void pageShowsWhatTheStreamBroughtWithoutAskingForIt() {
        look("#/inbox");
        tab.see(".live-line[data-state=live]");
        tab.evaluate("location.hash = '#/'");
        tab.see("[aria-labelledby=inbox] .letters");
        beginAnew("git");
        tab.block("*/api/v1/notifications?*", "*/notifications/unread-count");

        var completed = learner.complete("git").json().path("title").asString();

        tab.await("the notification", freshLetter(completed)).block();
    }

    /** One of an earlier completion may stand there already. */
    private static String freshLetter(String title) {
        return "[...document.querySelectorAll('.letters .fresh')].some((it) => it.innerText.includes('%s: done'))"
                .formatted(title);
    }

    @Test
    void sessionOfThisBrowserComesFirstAndIsMarked() {
        var other = ApiClient.of(system, USER); // signs in, too
        assertThat(other.get("/api/v1/account/sessions").json().path("items").size())
                .isGreaterThan(1);

        look("#/account");

        assertThat(tab.text(".access > li:first-child .tag")).isEqualTo("this browser");
        assertThat(tab.evaluate("document.querySelectorAll('.access .tag').length").asInt())
                .isEqualTo(1);
    }

    @Test
    void journeyOfADoneTopicIsShownWithItsPlaceInKafkaTheNewestFirst() {
        var earlier = completeAnew("dns");
        var newest = completeAnew("http");

        tab.open(address("#/journeys")).read(".travelled h2", newest);

        var event = newestEvent();
        tab.read("[data-hop=kafka]", "partition " + event.path("partition").asInt())
                .read("[data-hop=kafka]", "offset " + event.path("offset").asLong())
                .see("[data-hop=inbox][data-state=passed]")
                .see("[data-hop=notification][data-state=passed]")
                .see("[data-hop=mail][data-state=passed]")
                .read(".travelled table", "ms")
                .read(".travelled", "No cache is emptied on this way")
                .see(".lanes .waits");
        assertThat(tab.evaluate("document.querySelector('.which a').textContent").asString())
                .startsWith(newest);
        while (!tab.text(".travelled h2").equals(earlier)) {
            var shown = tab.evaluate("location.hash").asString();
            tab.press(".steps button:last-of-type")
                    .await("an older one", "location.hash !== '" + shown + "'");
        }
        tab.press(".steps button:first-of-type")
                .press(".which summary")
                .press(".which li:first-child a")
                .read(".travelled h2", newest)
                .await("the list is closed", "!document.querySelector('.which').open")
                .open(address("#/journeys/topics/dns"))
                .read(".travelled h2", earlier);
    }

    /** Completes a topic that others may have completed, and answers what its journey is called. */
    private String completeAnew(String topic) {
        beginAnew(topic);
        return learner.complete(topic).json().path("title").asString() + ": done";
    }

    private JsonNode newestEvent() {
        var path = learner.enrollmentPath() + "/journeys?limit=1";
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !learner.api().get(path).json().at("/items/0/event/offset").isNull());
        return learner.api().get(path).json().at("/items/0/event");
    }

    private void beginAnew(String topic) {
        learner.api()
                .put(
                        learner.enrollmentPath() + "/topics/" + topic,
                        "{\"status\": \"not-started\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "390, light",
        "390, dark",
        "1280, light",
        "1280, dark",
        "1920, light",
        "1920, dark"
    })
    void viewsFitWithoutScrollingSideways(int width, String theme) {
        tab.looksLike(width, theme);
        VIEWS.forEach((name, hash) -> {
            tab.open(address(hash))
                    .await(
                            name,
                            "document.querySelector('main h1') &&"
                                    + " !document.querySelector('[aria-busy=true]') &&"
                                    // Rates are known at the second look.
                                    + " !document.querySelector('.service >"
                                    + " .quiet:not([hidden])')");

            tab.screenshot(SHOTS.resolve("%s-%d-%s.png".formatted(name, width, theme)));
            assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                    .as(name)
                    .isLessThanOrEqualTo(width);
            tab.evaluate(
                    "document.querySelectorAll('details').forEach((it) => { it.open = true; })");
            tab.await(name, "!document.querySelector('[aria-busy=true]')");
            assertThat(tab.cut()).as(name).isEmpty();
        });
    }

    private void save(Tab at, String text) {
        at.type("#note", text).press(".note button[type=submit]").see(".note .saved");
    }

    private String savedNote(String topic) {
        return learner.api()
                .get(learner.enrollmentPath() + "/topics/" + topic + "/note")
                .json()
                .path("text")
                .asString();
    }

    private static HttpServer programThatCounts(AtomicInteger calls) throws IOException {
        var program =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        program.start();
        return program;
    }
}
