package dev.backroad.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Words;
import dev.backroad.testsupport.TokenIssuer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NotificationTest
class InboxIntegrationTests {

    private static final String PATH = "/api/v1/notifications";
    private static final String READ = "{\"read\": true, \"archived\": false}";
    private static final String ARCHIVED = "{\"read\": true, \"archived\": true}";

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired LearnerInbox inbox;
    @Autowired JdbcClient jdbc;

    private final UUID lena = UUID.randomUUID();
    private Api api = new Api(0, "");
    private Api stranger = new Api(0, "");

    @BeforeEach
    void signIn() {
        var scopes = "notifications:read notifications:write";
        api = new Api(port, tokens.token(lena, scopes));
        stranger = new Api(port, tokens.token(UUID.randomUUID(), scopes));
    }

    private void tell(Kind kind, Object... arguments) {
        inbox.tell(lena, new Notice(Words.of(kind, arguments), null, null));
    }

    private void tell(int reviews) {
        for (int i = 1; i <= reviews; i++) {
            tell(Kind.REVIEW_DUE, i);
        }
    }

    private List<JsonNode> items(String query) {
        return api.get(PATH + query).json().path("items").valueStream().toList();
    }

    private List<String> titles(String query) {
        return items(query).stream().map(item -> item.path("title").asString()).toList();
    }

    private String id(int place) {
        return items("").get(place).path("id").asString();
    }

    @Test
    void readAndUnreadAsOftenAsOneLikes() {
        tell(2);
        var one = PATH + "/" + id(1);

        var first = api.put(one, READ);
        var again = api.put(one, READ);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("readAt").asString()).isNotEmpty();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.get(one).json()).isEqualTo(first.json());
        assertThat(titles("?unread=true")).containsExactly("2 reviews are due");
        assertThat(titles("?unread=false")).containsExactly("One review is due");
        assertThat(unread()).isEqualTo(1);

        api.put(one, "{\"read\": false, \"archived\": false}");

        assertThat(unread()).isEqualTo(2);
    }

    private int unread() {
        return api.get(PATH + "/unread-count").json().path("count").asInt();
    }

    @Test
    void archivedOnesAreInAListOfTheirOwn() {
        tell(2);

        api.put(PATH + "/" + id(0), ARCHIVED);

        assertThat(titles("")).containsExactly("One review is due");
        assertThat(titles("?archived=true")).containsExactly("2 reviews are due");
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void onlyOfOneKind() {
        tell(1);
        tell(Kind.STREAK_AT_RISK, 6);

        assertThat(titles("?kind=streak-at-risk"))
                .containsExactly("Your streak of 6 days ends today");
        assertThat(api.get(PATH + "?kind=no-such-kind").status()).isEqualTo(400);
    }

    @Test
    void readsAllThatOneHasSeenAndNothingThatCameMeanwhile() {
        tell(3);
        var newestSeen = id(0);
        tell(Kind.STREAK_AT_RISK, 6);

        var answer = api.put(PATH + "/read-mark", "{\"upTo\": \"" + newestSeen + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("count").asInt()).isEqualTo(1);
        assertThat(titles("?unread=true")).containsExactly("Your streak of 6 days ends today");
    }

    @Test
    void foreignNotificationIsNotFound() {
        tell(1);
        var one = PATH + "/" + id(0);

        assertThat(stranger.get(one).status()).isEqualTo(404);
        assertThat(stranger.put(one, ARCHIVED).status()).isEqualTo(404);
        assertThat(stranger.put(PATH + "/read-mark", "{\"upTo\": \"" + id(0) + "\"}").status())
                .isEqualTo(404);
        assertThat(stranger.get(one).json().path("type").asString())
                .endsWith("/problems/notification-not-found");
        assertThat(titles("?unread=true")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"read\": true}",
                "{\"read\": null, \"archived\": true}",
                "{\"read\": \"yes\", \"archived\": true}",
                "{\"read\": true, \"archived\": true, \"loud\": true}",
                "[]",
                ""
            })
    void stateThatIsNoneIsRefusedAndNothingChanges(String body) {
        tell(1);

        var answer = api.put(PATH + "/" + id(0), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(titles("?unread=true")).hasSize(1);
    }

    @Test
    void unchangedNotificationIsNotSentAgain() {
        tell(1);
        var one = PATH + "/" + id(0);
        var tag = api.get(one).header("ETag");

        assertThat(api.get(one, "If-None-Match", tag).status()).isEqualTo(304);
        api.put(one, READ);
        assertThat(api.get(one, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void isReadInTheLanguageThatIsAskedForOrElseInOnesOwn() {
        tell(Kind.TOPIC_COMPLETED, "HTTP", "Backend", 3, 24);
        var preferences = "/api/v1/notification-preferences";
        api.put(
                preferences,
                """
                {"language": "de", "timeZone": "UTC", "quietHours": null, "weeklyDigest": false, "kinds": {}}
                """,
                "If-Match",
                api.get(preferences).header("ETag"));

        var english = api.get(PATH, "Accept-Language", "en");
        var own = api.get(PATH);

        assertThat(english.json().at("/items/0/title").asString()).isEqualTo("HTTP: done");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(own.json().at("/items/0/title").asString()).isEqualTo("HTTP: geschafft");
        assertThat(own.header("Content-Language")).isEqualTo("de");
        assertThat(own.header("Vary")).contains("Accept-Language");
    }

    @Test
    void whatWasToldBeforeThereWereKindsReadsAsItDid() {
        tell(1);
        jdbc.sql(
                        """
                        update notification set kind = 'topic-completed', arguments = null,
                            title = 'HTTP: done', text = 'You completed "HTTP".', topic = 'http', roadmap = 'backend'
                        where learner_id = ?
                        """)
                .param(lena)
                .update();

        var item = items("").getFirst();

        assertThat(item.path("title").asString()).isEqualTo("HTTP: done");
        assertThat(item.path("text").asString()).isEqualTo("You completed \"HTTP\".");
        assertThat(item.path("topic").asString()).isEqualTo("http");
    }
}
