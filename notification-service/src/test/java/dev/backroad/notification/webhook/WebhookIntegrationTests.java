package dev.backroad.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.endsWith;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.messaging.Topics;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notification;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WireEvent;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithOpenApi;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithPostgres
@WithKafka
@WithOpenApi
@WithTokens
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "backroad.mail.poll=1h",
            "backroad.webhooks.poll=50ms",
            "backroad.webhooks.loopback=true"
        })
class WebhookIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMPLETED = "dev.backroad.progress.topic-completed.v1";

    @TestConfiguration(proxyBeanMethods = false)
    static class World {

        @Bean
        @Primary
        MovableTime movableTime() {
            return new MovableTime();
        }

        @Bean
        static NewTopic enrollments(Topics topics) {
            return topics.named("progress.enrollments");
        }

        @Bean
        static NewTopic learners(Topics topics) {
            return topics.named("progress.learners");
        }

        @Bean
        static NewTopic certificates(Topics topics) {
            return topics.named("progress.certificates");
        }

        @Bean
        static NewTopic groups(Topics topics) {
            return topics.named("progress.groups");
        }

        @Bean
        static NewTopic topicsOfTheCatalog(Topics topics) {
            return topics.named("catalog.topics");
        }

        @Bean
        static NewTopic roadmapsOfTheCatalog(Topics topics) {
            return topics.named("catalog.roadmaps");
        }

        @Bean
        static NewTopic accounts(Topics topics) {
            return topics.named("identity.accounts");
        }
    }

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired KafkaTemplate<String, byte[]> kafka;
    @Autowired MovableTime time;
    @Autowired JdbcClient jdbc;
    @Autowired MeterRegistry meters;
    @Autowired Webhooks webhooks;
    @Autowired DeliveryTable deliveries;
    @Autowired DeliveryWorker worker;
    @MockitoSpyBean Attempts attempts;
    @MockitoSpyBean Addresses addresses;
    @Autowired LearnerInbox inbox;
    @Autowired IdGenerator ids;

    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID lena = UUID.randomUUID();
    private final String machine = "reporting-" + UUID.randomUUID();
    private final Receiver receiver = new Receiver();

    @Test
    void lagOfItsOwnGroupIsShown() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        meters.find("backroad.consumer.lag").gauges().stream()
                                                .map(gauge -> gauge.getId().getTag("group")))
                                .contains("notification-service", "notification-service.webhooks"));
    }

    @AfterEach
    void nobodyIsCalledAnyMore() {
        receiver.close();
        jdbc.sql("delete from webhook").update();
    }

    // --- the API

    @Test
    void showsTheSecretOnceAndKeepsItSealed() {
        var answer = register(lena, receiver.url(), "progress.topic_completed");

        var webhook = json(answer);
        var secret = webhook.at("/secret").asString();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var location = answer.headers().firstValue("Location").orElseThrow();
        var later = json(get(lena, location));
        assertThat(later.at("/secret").isNull()).isTrue();
        assertThat(later.at("/enabled").asBoolean()).isTrue();
        assertThat(later.at("/eventTypes/0").asString()).isEqualTo("progress.topic_completed");
        assertThat(jdbc.sql("select secret from webhook").query(String.class).single())
                .doesNotContain(secret.substring(6))
                .startsWith("eyJ");
    }

    @Test
    void repeatUnderTheSameKeyMakesNoSecondWebhookAndShowsNoSecret() {
        var key = UUID.randomUUID().toString();
        var body = body(receiver.url(), "progress.topic_completed");

        var first = send(lena, "POST", "/api/v1/webhooks", body, "Idempotency-Key", key);
        var again = send(lena, "POST", "/api/v1/webhooks", body, "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.body()).doesNotContain("whsec_");
        assertThat(json(again).at("/id")).isEqualTo(json(first).at("/id"));
        assertThat(json(get(lena, "/api/v1/webhooks")).at("/items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.org/",
                "https://user@hooks.example.org/",
                "https://hooks.example.org:22/",
                "https://10.0.0.1/",
                "https://169.254.169.254/",
                "https://[fd00::1]/",
                "https://hooks.invalid/",
                "mailto:lena@example.org"
            })
    void refusesAnAddressThatWeDoNotCall(String url) {
        var answer = register(lena, url, "progress.topic_completed");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/type").asString()).endsWith("/problems/webhook-url-refused");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("url");
        assertThat(json(get(lena, "/api/v1/webhooks")).at("/items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\": \"https://1.1.1.1/\"}",
                "{\"url\": \"https://1.1.1.1/\", \"eventTypes\": []}",
                "{\"url\": \"https://1.1.1.1/\", \"eventTypes\": [null]}",
                "{\"url\": \"https://1.1.1.1/\", \"eventTypes\": [\"progress.dreamt\"]}",
                "{\"url\": \"https://1.1.1.1/\", \"eventTypes\": [\"catalog.topic_revised\"]}",
                "{\"url\": 7, \"eventTypes\": [\"progress.topic_completed\"]}",
                "{\"url\": \"\", \"eventTypes\": [\"progress.topic_completed\"]}",
                "{\"url\": \"https://1.1.1.1/\", \"eventTypes\": [\"progress.topic_completed\"],"
                        + " \"secret\": \"mine\"}"
            })
    void refusesWhatIsNoWebhook(String body) {
        var answer = send(lena, "POST", "/api/v1/webhooks", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isNotEmpty();
    }

    @Test
    void foreignWebhookIsNotFound() {
        receiver.answer(500);
        var path = registered(lena, "progress.topic_completed");
        var delivery =
                path + "/deliveries/" + json(post(lena, path + "/pings")).at("/id").asString();
        var tag = get(lena, path).headers().firstValue("ETag").orElseThrow();
        var body = body(receiver.url(), "progress.topic_completed");

        for (var stranger : Stream.of(token(UUID.randomUUID()), machineToken()).toList()) {
            var answers =
                    Stream.of(
                            call(stranger, "GET", path, ""),
                            call(stranger, "PUT", path, body, "If-Match", tag),
                            call(stranger, "DELETE", path, ""),
                            call(stranger, "POST", path + "/secret-rotations", ""),
                            call(stranger, "POST", path + "/pings", ""),
                            call(stranger, "GET", path + "/deliveries", ""),
                            call(stranger, "GET", delivery, ""),
                            call(stranger, "POST", delivery + "/redeliveries", ""));
            assertThat(answers.map(HttpResponse::statusCode)).containsOnly(404);
        }
        assertThat(get(lena, path).statusCode()).isEqualTo(200);
        assertThat(get(lena, delivery).statusCode()).isEqualTo(200);
    }

    @Test
    void changesOnlyTheStateThatWasSeen() {
        var path = registered(lena, "progress.topic_completed");
        var tag = get(lena, path).headers().firstValue("ETag").orElseThrow();
        var wish = body(receiver.url(), "progress.topic_completed", "progress.review_due");

        var unseen = send(lena, "PUT", path, wish);
        var first = send(lena, "PUT", path, wish, "If-Match", tag);
        var stale = send(lena, "PUT", path, wish, "If-Match", tag);

        assertThat(unseen.statusCode()).isEqualTo(428);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json(first).at("/eventTypes")).hasSize(2);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(send(lena, "DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(get(lena, path).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesThroughAllInTheOrderOfRegistration() {
        var made =
                IntStream.range(0, 5)
                        .mapToObj(_ -> registered(lena, "progress.topic_completed"))
                        .toList();

        var seen = new ArrayList<String>();
        var next = "/api/v1/webhooks?limit=2";
        while (!next.isEmpty()) {
            var page = json(get(lena, next));
            page.at("/items")
                    .valueStream()
                    .forEach(it -> seen.add("/api/v1/webhooks/" + it.at("/id").asString()));
            var cursor = page.at("/next");
            next = cursor.isNull() ? "" : "/api/v1/webhooks?limit=2&after=" + cursor.asString();
        }

        assertThat(seen).isEqualTo(made);
        assertThat(get(lena, "/api/v1/webhooks?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void tenThousandRegistrationsOfOneClientMakeTwenty() throws Exception {
        var owner = new Owner(machine, null);
        var wish =
                new Webhooks.Wish(
                        "https://1.1.1.1/", "", List.of(EventType.CATALOG_TOPIC_REVISED), true);
        Callable<Webhooks.WithSecret> one = () -> webhooks.register(owner, wish);

        List<Future<Webhooks.WithSecret>> all;
        try (var threads = Executors.newFixedThreadPool(6)) {
            all = threads.invokeAll(Collections.nCopies(10_000, one));
        }

        assertThat(all).filteredOn(it -> it.state() == Future.State.SUCCESS).hasSize(20);
        assertThat(all)
                .filteredOn(it -> it.state() == Future.State.FAILED)
                .extracting(it -> it.exceptionNow().getMessage())
                .containsOnly(
                        "You have 20 webhooks, and more are not possible. Delete one of them"
                                + " first.");
        var body = body("https://1.1.1.1/", "catalog.topic_revised");
        var refused = call(machineToken(), "POST", "/api/v1/webhooks", body);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/type").asString()).endsWith("/problems/webhook-limit");
        assertThat(jdbc.sql("select count(*) from webhook").query(Integer.class).single())
                .isEqualTo(20);
    }

    // --- deliveries

    @Test
    void learnersEventIsDeliveredSignedAndOnceThoughKafkaRepeatsIt() {
        var secret = secretOf(register(lena, receiver.url(), "progress.topic_completed"));
        register(UUID.randomUUID(), receiver.url(), "progress.topic_completed");
        register(lena, receiver.url(), "progress.review_due");
        var event = ids.next();

        completed(event, 1);
        completed(event, 1);
        var last = ids.next();
        completed(last, 2);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(receiver.calls)
                                .extracting(Receiver.Call::id)
                                .contains(last.toString()));
        assertThat(receiver.calls)
                .extracting(Receiver.Call::id)
                .containsExactlyInAnyOrder(event.toString(), last.toString());
        var call = receiver.calls.getFirst();
        assertThat(call.isSignedWith(secret, time.instant())).isTrue();
        assertThat(call.isSignedWith("whsec_c29tZWJvZHkgZWxzZQ==", time.instant())).isFalse();
        assertThat(call.type()).startsWith("application/json");
        assertThat(call.json().at("/type").asString()).isEqualTo("progress.topic_completed");
        assertThat(call.json().at("/data/learnerId").asString()).isEqualTo(lena.toString());
    }

    @Test
    void whoLeadsAGroupHearsThatSomebodyJoinedAndNotWho() {
        var max = UUID.randomUUID();
        var group = UUID.randomUUID();
        register(lena, receiver.url(), "progress.group_joined");
        register(max, receiver.url(), "progress.group_joined");
        var body =
                """
                {"groupId": "%s", "groupName": "Workshop", "roadmapSlug": "backend", "roadmapTitle": "Backend",
                 "leaderId": "%s", "learnerId": "%s", "members": 2, "joinedAt": "2026-11-28T08:15:00.250Z"}
                """
                        .formatted(group, lena, max);

        tell(
                "progress.groups",
                "dev.backroad.progress.group-joined.v1",
                ids.next(),
                group,
                1,
                body);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.calls).isNotEmpty());
        assertThat(receiver.calls).hasSize(1);
        var data = receiver.calls.getFirst().json().at("/data");
        assertThat(data.at("/leaderId").asString()).isEqualTo(lena.toString());
        assertThat(data.at("/members").asInt()).isEqualTo(2);
        assertThat(data.has("learnerId")).isFalse();
    }

    @Test
    void machineHearsNewsOfTheCatalogAndNothingAboutLearners() {
        var answer =
                call(
                        machineToken(),
                        "POST",
                        "/api/v1/webhooks",
                        body(receiver.url(), "catalog.topic_revised"));
        var personal =
                call(
                        machineToken(),
                        "POST",
                        "/api/v1/webhooks",
                        body(receiver.url(), "progress.topic_completed"));

        tell(
                "catalog.topics",
                "dev.backroad.catalog.topic-revised.v1",
                ids.next(),
                UUID.randomUUID(),
                1,
                "{\"topicId\": \"%s\", \"slug\": \"http\"}".formatted(UUID.randomUUID()));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(personal.statusCode()).isEqualTo(400);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
        assertThat(receiver.calls.getFirst().json().at("/data/slug").asString()).isEqualTo("http");
        assertThat(receiver.calls.getFirst().isSignedWith(secretOf(answer), time.instant()))
                .isTrue();
    }

    @Test
    void whatCannotBeReadIsSetAsideAndHoldsUpNobody() {
        call(
                machineToken(),
                "POST",
                "/api/v1/webhooks",
                body(receiver.url(), "catalog.topic_revised"));
        var type = "dev.backroad.catalog.topic-revised.v1";
        var topic = UUID.randomUUID();
        var unreadable = ids.next();

        tell("catalog.topics", type, unreadable, topic, 1, "{\"topicId\": ");
        tell("catalog.topics", type, ids.next(), topic, 2, "{\"slug\": \"http\"}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
        assertThat(
                        jdbc.sql("select status from dead_letter where event_id = ?")
                                .param(unreadable)
                                .query(String.class)
                                .list())
                .containsExactly("waiting");
    }

    @Test
    void bothSecretsSignUntilTheOverlapIsOver() {
        var answer = register(lena, receiver.url(), "progress.topic_completed");
        var path = answer.headers().firstValue("Location").orElseThrow();
        var before = secretOf(answer);

        var rotation = post(lena, path + "/secret-rotations");
        var after = secretOf(rotation);
        post(lena, path + "/pings");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
        time.pass(Duration.ofHours(24).plusSeconds(1));
        post(lena, path + "/pings");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.calls).hasSize(2));

        assertThat(rotation.statusCode()).isEqualTo(201);
        assertThat(after).isNotEqualTo(before);
        var overlapping = receiver.calls.getFirst();
        var now = time.instant().minus(Duration.ofHours(24));
        assertThat(overlapping.isSignedWith(before, now)).isTrue();
        assertThat(overlapping.isSignedWith(after, now)).isTrue();
        assertThat(receiver.calls.getLast().isSignedWith(before, time.instant())).isFalse();
        assertThat(receiver.calls.getLast().isSignedWith(after, time.instant())).isTrue();
    }

    @Test
    void failureIsTriedAgainWithTheSameIdAndIsInTheLog() {
        receiver.answer(503, "3600");
        var path = registered(lena, "progress.topic_completed");
        completed(ids.next(), 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(503));
        var failed = delivery(path);
        assertThat(failed.at("/status").asString()).isEqualTo("waiting");
        assertThat(failed.at("/attempts").asInt()).isEqualTo(1);
        assertThat(failed.at("/nextAttemptAt").asString())
                .isGreaterThan(time.instant().plus(Duration.ofMinutes(59)).toString());

        receiver.answer(204);
        time.pass(Duration.ofHours(1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(204));
        assertThat(delivery(path).at("/status").asString()).isEqualTo("delivered");
        assertThat(delivery(path).at("/attempts").asInt()).isEqualTo(2);
        assertThat(delivery(path).at("/nextAttemptAt").isNull()).isTrue();
        assertThat(receiver.calls).hasSize(2);
        assertThat(receiver.calls.getFirst().id()).isEqualTo(receiver.calls.getLast().id());
        assertThat(receiver.calls.getFirst().body()).isEqualTo(receiver.calls.getLast().body());
    }

    @Test
    void crashBetweenAnswerAndMarkRepeatsTheCallWithTheSameId() {
        doThrow(new IllegalStateException("killed here"))
                .doCallRealMethod()
                .when(attempts)
                .note(argThat(due -> due.url().equals(receiver.url())), any());
        var path = registered(lena, "progress.topic_completed");
        completed(ids.next(), 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
        assertThat(delivery(path).at("/status").asString()).isEqualTo("waiting");

        time.pass(DeliveryTable.LEASE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(204));
        assertThat(receiver.calls).hasSize(2);
        assertThat(receiver.calls.getFirst().id()).isEqualTo(receiver.calls.getLast().id());
    }

    @Test
    void isDisabledAfterADayOfFailuresAndItsOwnerIsTold() {
        receiver.answer(500);
        var path = registered(lena, "progress.topic_completed");
        completed(ids.next(), 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(500));

        time.pass(DeliveryTable.TRIED.plusSeconds(1));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(json(get(lena, path)).at("/disabledFor").asString())
                                .isEqualTo("failing"));
        assertThat(delivery(path).at("/status").asString()).isEqualTo("failed");
        assertThat(inbox.all(lena))
                .extracting(Notification::kind)
                .containsOnlyOnce("webhook-disabled");
        assertThat(post(lena, path + "/pings").statusCode()).isEqualTo(409);
        enable(path);
        receiver.answer(204);
        completed(ids.next(), 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(204));
    }

    @ParameterizedTest
    @CsvSource({"204, delivered", "500, failed"})
    void logTellsWhatBecameOfACallThatWasUnderWayWhenItWasDisabled(int answer, String status) {
        receiver.answer(answer);
        var held = receiver.hold();
        var path = registered(lena, "progress.topic_completed");
        completed(ids.next(), 1);
        await().atMost(PATIENCE).until(() -> receiver.calls.size() == 1);

        var tag = get(lena, path).headers().firstValue("ETag").orElseThrow();
        var wish =
                body(receiver.url(), "progress.topic_completed")
                        .replaceFirst("}$", ", \"enabled\": false}");
        assertThat(send(lena, "PUT", path, wish, "If-Match", tag).statusCode()).isEqualTo(200);
        held.countDown();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(answer));
        assertThat(delivery(path).at("/status").asString()).isEqualTo(status);
        assertThat(receiver.calls).hasSize(1);
    }

    @Test
    void nobodyWaitsForTheNameOfAnother() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        var looksUp = new CountDownLatch(1);
        doAnswer(
                        call -> {
                            looksUp.countDown();
                            mayGoOn.await();
                            return call.callRealMethod();
                        })
                .when(addresses)
                .checked(endsWith("/slow"));
        var url = receiver.url();
        var slow =
                CompletableFuture.supplyAsync(
                        () -> register(lena, url + "/slow", "progress.topic_completed"));
        looksUp.await();

        var quick =
                CompletableFuture.supplyAsync(
                        () -> register(lena, url, "progress.topic_completed"));
        try {
            assertThat(quick).succeedsWithin(PATIENCE);
        } finally {
            mayGoOn.countDown();
        }
        assertThat(quick.join().statusCode()).isEqualTo(201);
        assertThat(slow.join().statusCode()).isEqualTo(201);
    }

    @Test
    void isDisabledAtOnceWhenItAnswersThatItIsGone() {
        receiver.answer(410);
        var path = registered(lena, "progress.topic_completed");

        completed(ids.next(), 1);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(json(get(lena, path)).at("/disabledFor").asString())
                                .isEqualTo("gone"));
        assertThat(receiver.calls).hasSize(1);
        assertThat(inbox.all(lena))
                .extracting(Notification::kind)
                .containsOnlyOnce("webhook-disabled");
    }

    @Test
    void pingIsTriedOnceAndRedeliverySendsTheSameMessageAgain() {
        receiver.answer(500);
        var path = registered(lena, "progress.topic_completed");
        var ping = post(lena, path + "/pings");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(delivery(path).at("/status").asString()).isEqualTo("failed"));
        receiver.answer(204);

        var location = ping.headers().firstValue("Location").orElseThrow();
        var again = post(lena, location + "/redeliveries");

        assertThat(again.statusCode()).isEqualTo(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(204));
        assertThat(delivery(path).at("/redeliveryOf").asString())
                .isEqualTo(json(ping).at("/id").asString());
        assertThat(receiver.calls).hasSize(2);
        assertThat(receiver.calls.getFirst().id()).isEqualTo(receiver.calls.getLast().id());
        assertThat(json(get(lena, path)).at("/enabled").asBoolean()).isTrue();
    }

    @Test
    void oneThatHangsKeepsNobodyElseWaiting() {
        try (var hanging = new OddServer(_ -> Thread.sleep(60_000))) {
            register(lena, hanging.url(), "progress.topic_completed");
            registered(lena, "progress.topic_completed");

            for (int number = 1; number <= 20; number++) {
                completed(ids.next(), number);
            }

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.calls).hasSize(20));
            assertThat(hanging.done.get()).isLessThan(20);
        }
    }

    @Test
    void whoeverTakesADeliveryHasItAlone() throws Exception {
        var path = registered(lena, "progress.topic_completed");
        var webhook = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        // So far ahead that only this test looks.
        var ahead = time.instant().plus(Duration.ofDays(3));
        for (int i = 0; i < 100; i++) {
            deliveries.ping(ids.next(), webhook, ids.next(), "{}", ahead);
        }

        List<UUID> taken;
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<List<UUID>> taking =
                    () ->
                            IntStream.range(0, 50)
                                    .mapToObj(_ -> deliveries.take(ahead, Set.of(), 10))
                                    .flatMap(List::stream)
                                    .map(DueDelivery::id)
                                    .toList();
            taken =
                    threads.invokeAll(Collections.nCopies(8, taking)).stream()
                            .map(Future::resultNow)
                            .flatMap(List::stream)
                            .toList();
        }

        assertThat(taken).hasSize(100).doesNotHaveDuplicates();
    }

    // --- whose it is

    @Test
    void oneIsShownWhatWeHoldAndForgottenWithTheAccount() {
        var path = registered(lena, "progress.topic_completed");
        completed(ids.next(), 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(204));
        var data = json(get(lena, "/api/v1/personal-data/notification-service"));
        assertThat(data.at("/webhooks/0/webhook/url").asString()).isEqualTo(receiver.url());
        assertThat(data.at("/webhooks/0/deliveries")).hasSize(1);
        assertThat(data.toString()).doesNotContain("whsec_");

        tell(
                "identity.accounts",
                "dev.backroad.identity.account-deleted.v1",
                ids.next(),
                lena,
                2,
                "{\"accountId\": \"%s\"}".formatted(lena));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(lena, path).statusCode()).isEqualTo(404));
        assertThat(jdbc.sql("select count(*) from webhook_delivery").query(Integer.class).single())
                .isZero();
        assertThat(register(lena, receiver.url(), "progress.topic_completed").statusCode())
                .isEqualTo(403);
    }

    @Test
    void logIsKeptForTwoWeeks() {
        var path = registered(lena, "progress.topic_completed");
        post(lena, path + "/pings");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(path)).isEqualTo(204));
        worker.tidy();
        assertThat(json(get(lena, path + "/deliveries")).at("/items")).hasSize(1);

        time.pass(Duration.ofDays(14));
        worker.tidy();

        assertThat(json(get(lena, path + "/deliveries")).at("/items")).isEmpty();
    }

    // --- words

    private void completed(UUID event, long sequence) {
        var body =
                "{\"learnerId\": \"%s\", \"roadmapSlug\": \"backend\", \"topicSlug\": \"http\", \"done\": 1, \"total\": 2}"
                        .formatted(lena);
        tell("progress.enrollments", COMPLETED, event, lena, sequence, body);
    }

    /** The wire's own time is long ago: who tells now says so. */
    private void tell(
            String topic, String type, UUID event, UUID subject, long sequence, String body) {
        var message = WireEvent.sent(topic, type, event, subject, sequence, body);
        message.headers().remove("ce_time");
        message.headers().add("ce_time", time.instant().toString().getBytes(UTF_8));
        kafka.send(message).join();
    }

    private String registered(UUID learner, String... types) {
        var answer = register(learner, receiver.url(), types);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> register(UUID learner, String url, String... types) {
        return send(learner, "POST", "/api/v1/webhooks", body(url, types));
    }

    private void enable(String path) {
        var tag = get(lena, path).headers().firstValue("ETag").orElseThrow();
        var wish = body(receiver.url(), "progress.topic_completed");
        assertThat(send(lena, "PUT", path, wish, "If-Match", tag).statusCode()).isEqualTo(200);
    }

    private static String body(String url, String... types) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("url", url)
                .set("eventTypes", JsonMapper.shared().valueToTree(Arrays.asList(types)))
                .toString();
    }

    private JsonNode delivery(String path) {
        return json(get(lena, path + "/deliveries")).at("/items/0");
    }

    private int status(String path) {
        return delivery(path).at("/responseStatus").asInt(0);
    }

    private static String secretOf(HttpResponse<String> answer) {
        return json(answer).at("/secret").asString();
    }

    private HttpResponse<String> get(UUID learner, String path) {
        return send(learner, "GET", path, "");
    }

    private HttpResponse<String> post(UUID learner, String path) {
        return send(learner, "POST", path, "");
    }

    private HttpResponse<String> send(
            UUID learner, String method, String path, String body, String... headers) {
        return call(token(learner), method, path, body, headers);
    }

    private String token(UUID learner) {
        return tokens.token(learner, "webhooks:manage account:read");
    }

    private String machineToken() {
        return tokens.token(
                "at+jwt", claims -> claims.subject(machine).claim("scope", "webhooks:manage"));
    }

    private HttpResponse<String> call(
            String token, String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
