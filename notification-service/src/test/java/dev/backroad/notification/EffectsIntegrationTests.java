package dev.backroad.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.testsupport.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What became of an event, as whom it concerns is shown it. */
@NotificationTest
class EffectsIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired Neighbours neighbours;
    @Autowired LearnerInbox inbox;
    @Autowired JdbcClient jdbc;

    private final UUID lena = UUID.randomUUID();
    private final UUID event = UUID.randomUUID();
    private Api api = new Api(0, "");

    @BeforeEach
    void signIn() {
        api = as(lena);
    }

    private Api as(UUID learner) {
        return new Api(port, tokens.token(learner, "notifications:read notifications:write"));
    }

    @Test
    void completedTopicIsHeardThenToldThenMailed() {
        neighbours.registered(lena, "Lena");
        neighbours.completed(event, UUID.randomUUID(), 1, lena, "http");

        var effects = effectsOnce("/mail/sentAt");

        assertThat(effects.at("/eventId").asString()).isEqualTo(event.toString());
        assertThat(effects.at("/notification/kind").asString()).isEqualTo("topic-completed");
        assertThat(effects.at("/notification/id").asString())
                .isEqualTo(api.get("/api/v1/notifications").json().at("/items/0/id").asString());
        assertThat(effects.at("/notification/number").asLong()).isEqualTo(1);
        assertThat(effects.at("/mail/attempts").asInt()).isEqualTo(1);
        assertThat(
                        List.of(
                                // An inbox notes microseconds, a notification milliseconds.
                                moment(effects, "/heardAt").minusMillis(1),
                                moment(effects, "/notification/createdAt"),
                                moment(effects, "/mail/attemptedAt"),
                                moment(effects, "/mail/sentAt")))
                .isSorted();
        assertThat(effects.at("/webhookCalls").isEmpty()).isTrue();
    }

    @Test
    void eventThatWasNotHeardIsNotFound() {
        var answer = api.get(path());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/type").asString()).endsWith("/problems/event-not-heard");
    }

    @Test
    void foreignEffectsAreNotFound() {
        neighbours.completed(event, UUID.randomUUID(), 1, lena, "http");
        effectsOnce("/notification/id");
        callOfAWebhook();

        var answer = as(UUID.randomUUID()).get(path());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/type").asString()).endsWith("/problems/event-not-heard");
    }

    @Test
    void whoWantsMailOnlyHasAMailAndNoNotification() {
        prefer("{\"topic-completed\": {\"page\": false, \"mail\": true}}");
        neighbours.registered(lena, "Lena");
        neighbours.completed(event, UUID.randomUUID(), 1, lena, "http");

        var effects = effectsOnce("/mail/sentAt");

        assertThat(effects.at("/notification").isNull()).isTrue();
        assertThat(effects.at("/heardAt").isNull()).isFalse();
    }

    @Test
    void callsOfWebhooksAreAmongThem() {
        callOfAWebhook();

        var effects = effectsOnce("/webhookCalls/0/status");

        assertThat(effects.at("/heardAt").isNull()).as("only webhooks have heard it").isTrue();
        assertThat(effects.at("/webhookCalls")).hasSize(1);
        assertThat(effects.at("/webhookCalls/0/status").asString()).isEqualTo("delivered");
        assertThat(effects.at("/webhookCalls/0/responseMillis").asInt()).isEqualTo(12);
        assertThat(effects.toString()).doesNotContain("secret", "example.org");
    }

    @Test
    void whatNoEventLedToHasNone() {
        inbox.tell(lena, new Notice("test", "By hand", "", null, null));

        assertThat(
                        jdbc.sql(
                                        "select count(*) from notification where learner_id = ?"
                                                + " and event_id is null")
                                .param(lena)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    /** A webhook of hers that is disabled by now, and what was sent there before. */
    private void callOfAWebhook() {
        var webhook = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into webhook (id, owner, learner_id, url, description, event_types, version, secret, disabled_for, created_at, changed_at)
                        values (?, ?, ?, 'https://example.org/in', '', '{progress.topic_completed}', 1, 'secret', 'owner', now(), now())
                        """)
                .params(webhook, lena.toString(), lena)
                .update();
        jdbc.sql(
                        """
                        insert into webhook_delivery (id, webhook_id, message_id, event_type, payload, status, attempts, next_attempt_at,
                            last_attempt_at, created_at, attempted_at, response_status, response_millis)
                        values (?, ?, ?, 'progress.topic_completed', '{}', 'delivered', 1, now(), now(), now(), now(), 204, 12)
                        """)
                .params(UUID.randomUUID(), webhook, event)
                .update();
    }

    private void prefer(String kinds) {
        var preferences = "/api/v1/notification-preferences";
        api.put(
                preferences,
                """
                {"language": "en", "timeZone": "UTC", "quietHours": null, "weeklyDigest": false, "kinds": %s}
                """
                        .formatted(kinds),
                "If-Match",
                api.get(preferences).header("ETag"));
    }

    /** The effects, as soon as they have come so far. */
    private JsonNode effectsOnce(String far) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.get(path()).json().at(far).asString("")).isNotEmpty());
        return api.get(path()).json();
    }

    private String path() {
        return "/api/v1/notifications/effects/" + event;
    }

    private static Instant moment(JsonNode of, String pointer) {
        return Instant.parse(of.at(pointer).asString());
    }
}
