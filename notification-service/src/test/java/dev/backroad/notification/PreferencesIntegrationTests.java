package dev.backroad.notification;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import dev.backroad.testsupport.TokenIssuer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@NotificationTest
class PreferencesIntegrationTests {

    private static final String PATH = "/api/v1/notification-preferences";

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired LearnerInbox inbox;
    @Autowired MailServer mail;
    @Autowired JdbcClient jdbc;

    private final UUID lena = UUID.randomUUID();
    private Api api = new Api(0, "");

    @BeforeEach
    void register() {
        api = new Api(port, tokens.token(lena, "notifications:read notifications:write"));
        jdbc.sql("insert into account values (?, 'Lena', ?)")
                .params(lena, lena + "@backroad.test")
                .update();
    }

    private static String form(String quietHours, boolean digest, String kinds) {
        return """
        {"language": "en", "timeZone": "UTC", "quietHours": %s, "weeklyDigest": %s, "kinds": %s}
        """
                .formatted(quietHours, digest, kinds);
    }

    private void prefer(String form) {
        var answer = api.put(PATH, form, "If-Match", api.get(PATH).header("ETag"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private void tell(Kind kind, Object... arguments) {
        inbox.tell(lena, new Notice(Words.of(kind, arguments), null, null));
    }

    private int told() {
        return api.get("/api/v1/notifications").json().path("items").size();
    }

    private int waiting() {
        return jdbc.sql(
                        "select count(*) from outgoing_mail where learner_id = ? and sent_at is"
                                + " null")
                .param(lena)
                .query(Integer.class)
                .single();
    }

    private int mails() {
        return mail.mailOf(lena).size();
    }

    @Test
    void whoHasChosenNothingSeesTheUsual() {
        var usual = api.get(PATH).json();

        assertThat(usual.path("language").asString()).isEqualTo("en");
        assertThat(usual.path("weeklyDigest").asBoolean()).isFalse();
        assertThat(usual.at("/kinds/topic-completed/mail").asBoolean()).isTrue();
        assertThat(usual.at("/kinds/achievement-earned/mail").asBoolean()).isFalse();
        assertThat(usual.path("kinds").size()).isEqualTo(Kind.choosable().size());
    }

    @Test
    void eachChannelIsChosenByItself() {
        prefer(
                form(
                        "null",
                        false,
                        """
                        {"review-due": {"page": false, "mail": true},
                         "topic-completed": {"page": true, "mail": false}}
                        """));

        tell(Kind.REVIEW_DUE, 4);
        tell(Kind.TOPIC_COMPLETED, "HTTP", "Backend", 1, 24);

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(mails()).isEqualTo(1));
        assertThat(told()).isEqualTo(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void staleChangeIsRefused() {
        var seen = api.get(PATH).header("ETag");
        prefer(form("null", false, "{}"));

        var late = api.put(PATH, form("null", true, "{}"), "If-Match", seen);

        assertThat(late.status()).isEqualTo(412);
        assertThat(api.put(PATH, form("null", true, "{}")).status()).isEqualTo(428);
        assertThat(api.get(PATH).json().path("weeklyDigest").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "language | {\"language\": \"tlh\"}",
                "timeZone | {\"timeZone\": \"+02:00\"}",
                "quietHours.from | {\"quietHours\": {\"from\": \"25:00\", \"until\": \"07:00\"}}",
                "quietHours.until | {\"quietHours\": {\"from\": \"07:00\", \"until\": \"07:00\"}}",
                "kinds | {\"kinds\": {\"no-such-kind\": {\"page\": true, \"mail\": true}}}",
                "kinds | {\"kinds\": {\"weekly-digest\": {\"page\": true, \"mail\": true}}}"
            })
    void wrongFieldIsNamedAndNothingChanges(String field, String wrong) {
        var before = api.get(PATH);
        var body = (ObjectNode) before.json();
        body.setAll((ObjectNode) JsonMapper.shared().readTree(wrong));

        var answer = api.put(PATH, body.toString(), "If-Match", before.header("ETag"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(api.get(PATH).json()).isEqualTo(before.json());
    }

    @Test
    void mailWaitsForTheEndOfQuietHours() {
        var now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        prefer(
                form(
                        "{\"from\": \"%s\", \"until\": \"%s\"}"
                                .formatted(now.minusHours(1), now.plusHours(2)),
                        false,
                        "{}"));

        tell(Kind.REVIEW_DUE, 4);

        await().atMost(20, SECONDS)
                .untilAsserted(() ->
                        assertThat(nextAttempt())
                                .isAfter(Instant.now().plus(90, ChronoUnit.MINUTES)));
        assertThat(mails()).isZero();
        assertThat(told()).isEqualTo(1);

        prefer(form("null", false, "{}"));

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(mails()).isEqualTo(1));
    }

    private Instant nextAttempt() {
        return jdbc.sql("select next_attempt_at from outgoing_mail where learner_id = ?")
                .param(lena)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    void oneClickInAMailStopsItsKindWithoutSigningIn() throws Exception {
        tell(Kind.REVIEW_DUE, 4);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(mails()).isEqualTo(1));
        var link = link();

        var looked = Api.send(HttpRequest.newBuilder(link).GET());
        tell(Kind.REVIEW_DUE, 5);

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.response().body()).contains("Reviews are due", "<button");
        assertThat(looked.header("Content-Security-Policy")).contains("default-src 'none'");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(mails()).isEqualTo(2));

        var stopped = click(link);
        var again = click(link);

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.response().body())
                .contains("You get no more mails")
                .doesNotContain("<form");
        assertThat(again.status()).isEqualTo(200);
        assertThat(api.get(PATH).json().at("/kinds/review-due/mail").asBoolean()).isFalse();
        assertThat(api.get(PATH).json().at("/kinds/review-due/page").asBoolean()).isTrue();
        assertThat(api.get(PATH).json().at("/kinds/topic-completed/mail").asBoolean()).isTrue();
    }

    /** As a mail program does it by itself (RFC 8058, 3.2). */
    private static Api.Answer click(URI link) {
        return Api.send(
                HttpRequest.newBuilder(link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    private URI link() throws Exception {
        var message = mail.mailOf(lena).getFirst();
        assertThat(message.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        var header = message.getHeader("List-Unsubscribe")[0];
        assertThat(MailServer.text(message)).contains(header.substring(1, header.length() - 1));
        assertThat(MailServer.page(message)).contains(header.substring(1, header.length() - 1));
        return URI.create(
                "http://localhost:" + port + URI.create(header.replaceAll("[<>]", "")).getPath());
    }

    @ParameterizedTest
    @CsvSource({"GET, nothing", "POST, nothing", "POST, %27%20or%201=1"})
    void linkThatIsNoneLeadsNowhere(String method, String token) {
        var answer =
                Api.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:%d/unsubscribe/%s"
                                                        .formatted(port, token)))
                                .header("Accept-Language", "de")
                                .method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().body()).contains("Dieser Link führt nirgendwohin");
    }

    @Test
    void digestSumsUpAWeekAndSetsTheNextTurn() {
        tell(Kind.ACHIEVEMENT_EARNED, "<First topic>", "");
        prefer(form("null", true, "{}"));
        assertThat(digestAt()).isAfter(Instant.now());

        jdbc.sql("update notification_preferences set digest_at = now() where learner_id = ?")
                .param(lena)
                .update();

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(mails()).isEqualTo(1));
        var digest = mail.mailOf(lena).getFirst();
        assertThat(MailServer.text(digest))
                .contains(
                        "One notification came last week, 1 unread.",
                        "· Achievement: <First topic>");
        assertThat(MailServer.page(digest)).contains("Achievement: &lt;First topic&gt;");
        assertThat(digestAt()).isAfter(Instant.now());
        assertThat(waiting()).isZero();
    }

    @Test
    void weekWithoutNewsHasNoDigest() {
        prefer(form("null", true, "{}"));
        jdbc.sql("update notification_preferences set digest_at = now() where learner_id = ?")
                .param(lena)
                .update();

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(digestAt()).isAfter(Instant.now()));
        assertThat(waiting()).isZero();
        assertThat(mails()).isZero();
    }

    private Instant digestAt() {
        return jdbc.sql("select digest_at from notification_preferences where learner_id = ?")
                .param(lena)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
