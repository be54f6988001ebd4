package dev.backroad.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.testsupport.AuthorizationMatrix;
import dev.backroad.testsupport.OpenApi;
import dev.backroad.testsupport.TokenIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NotificationTest
class NotificationIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired Neighbours neighbours;
    @Autowired MailServer mail;
    @Autowired LearnerInbox inbox;
    @Autowired TransactionTemplate transactions;
    @Autowired JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();
    private final UUID lena = UUID.randomUUID();
    private final UUID enrollment = UUID.randomUUID();

    @Test
    void openApiDescriptionIsTheCommittedOne(
            @Autowired OpenApi description, @Autowired OpenApiWebMvcResource springdoc)
            throws IOException {
        description.assertCommitted(springdoc);
    }

    @TestFactory
    Stream<DynamicTest> nobodyMayDoMoreThanTheTableSays(
            @Autowired @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping operations) {
        var table = Path.of("src/test/resources/authorization.txt");
        return AuthorizationMatrix.of(operations, port, tokens, table);
    }

    @Test
    void completedTopicIsToldAndMailedOnceThoughDeliveredTwice() throws Exception {
        neighbours.registered(lena, "Lena");
        var event = UUID.randomUUID();
        neighbours.completed(event, enrollment, 2, lena, "http");
        neighbours.completed(event, enrollment, 2, lena, "http");
        neighbours.completed(UUID.randomUUID(), enrollment, 3, lena, "sql");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(titles()).containsExactly("sql: done", "http: done"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mail.mailOf(lena)).hasSize(2));

        var first = mail.mailOf(lena).getFirst();
        var id = page("").at("/items/1/id").asString();
        assertThat(first.getMessageID()).isEqualTo("<" + id + "@backroad.test>");
        assertThat(first.getSubject()).isEqualTo("http: done");
        assertThat(MailServer.text(first)).startsWith("Hello Lena,");
    }

    @Test
    void ageOfNewsIsMeasuredOnceAnEvent(@Autowired MeterRegistry meters) {
        var ages = meters.get("backroad.notification.freshness").timer();
        var event = UUID.randomUUID();
        long before = ages.count();
        neighbours.completed(event, enrollment, 1, lena, "http");
        neighbours.completed(event, enrollment, 1, lena, "http");
        neighbours.completed(UUID.randomUUID(), enrollment, 2, lena, "sql");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(titles()).containsExactly("sql: done", "http: done"));
        await().untilAsserted(() -> assertThat(ages.count()).isEqualTo(before + 2));
        // What the neighbours tell happened on a day of its own, long ago.
        assertThat(ages.mean(TimeUnit.HOURS)).isGreaterThan(1);
    }

    @Test
    void eventOlderThanTheLastIsIgnored() {
        neighbours.completed(UUID.randomUUID(), enrollment, 5, lena, "five");
        neighbours.completed(UUID.randomUUID(), enrollment, 4, lena, "late");
        neighbours.completed(UUID.randomUUID(), enrollment, 6, lena, "six");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(titles()).containsExactly("six: done", "five: done"));
    }

    @Test
    void newsThatNobodyHereNeedsPasses() {
        var learner = "{\"learnerId\": \"%s\"}".formatted(lena);
        send("dev.backroad.progress.topic-started.v1", 1, learner);
        send("dev.backroad.progress.topic-completed.v2", 2, "{}");
        neighbours.completed(UUID.randomUUID(), enrollment, 3, lena, "http");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles()).containsExactly("http: done"));
        assertThat(neighbours.setAside(enrollment)).isEmpty();
    }

    @Test
    void newsThatNobodyHereKnowsIsSetAside() {
        send("dev.backroad.progress.topic-dreamt-of.v1", 1, "{}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(neighbours.setAside(enrollment)).hasSize(1));
    }

    @Test
    void unreadableEventIsSetAsideAndHoldsBackItsOwnAggregateOnly() {
        send("dev.backroad.progress.topic-completed.v1", 1, "{\"learnerId\": ");
        neighbours.completed(UUID.randomUUID(), enrollment, 2, lena, "behind");
        neighbours.completed(UUID.randomUUID(), UUID.randomUUID(), 1, lena, "http");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles()).containsExactly("http: done"));
        await().untilAsserted(() -> assertThat(neighbours.setAside(enrollment)).hasSize(2));
    }

    private void send(String type, long sequence, String body) {
        neighbours.send(Neighbours.PROGRESS, type, UUID.randomUUID(), enrollment, sequence, body);
    }

    @Test
    void mailWaitsUntilTheAccountIsKnown() {
        neighbours.completed(UUID.randomUUID(), enrollment, 1, lena, "http");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).hasSize(1));
        assertThat(attempts()).isZero();

        neighbours.registered(lena, "Lena");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mail.mailOf(lena)).hasSize(1));
    }

    @Test
    void mailWaitsForItsServerAndIsSentOnce() {
        neighbours.registered(lena, "Lena");
        mail.goAway();
        neighbours.completed(UUID.randomUUID(), enrollment, 1, lena, "http");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(attempts()).isGreaterThan(1));
        assertThat(titles()).hasSize(1);

        mail.comeBack();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mail.mailOf(lena)).hasSize(1));
        await().untilAsserted(() -> assertThat(unsent()).isZero());
        assertThat(mail.mailOf(lena)).hasSize(1);
    }

    @Test
    void whoDeletedTheirAccountIsForgottenAndToldNothingMore() {
        neighbours.registered(lena, "Lena");
        neighbours.completed(UUID.randomUUID(), enrollment, 1, lena, "http");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).hasSize(1));

        neighbours.deleted(lena);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).isEmpty());
        var late = UUID.randomUUID();
        neighbours.completed(UUID.randomUUID(), enrollment, 2, lena, "sql");
        neighbours.completed(UUID.randomUUID(), enrollment, 3, late, "kafka");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inbox.all(late)).hasSize(1));
        assertThat(inbox.all(lena)).isEmpty();
        assertThat(personalData(lena).at("/address").isNull()).isTrue();
    }

    @Test
    void personalDataIsTheAddressAndAllThatOneWasTold() {
        neighbours.registered(lena, "Lena");
        neighbours.completed(UUID.randomUUID(), enrollment, 1, lena, "http");

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var data = personalData(lena);
                    assertThat(data.at("/address/name").asString()).isEqualTo("Lena");
                    assertThat(data.at("/notifications/0/title").asString())
                            .isEqualTo("http: done");
                });
    }

    private JsonNode personalData(UUID account) {
        var answer =
                RestTestClient.bindToServer()
                        .baseUrl("http://localhost:" + port)
                        .build()
                        .get()
                        .uri("/api/v1/personal-data/notification-service")
                        .header("Authorization", "Bearer " + tokens.token(account, "account:read"))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class);
        return json.readTree(answer.getResponseBody());
    }

    @Test
    void whatIsRolledBackIsNeverMailed() {
        var notice = new Notice("test", "Never", "Never", "http", "backend");

        assertThatThrownBy(() ->
                        transactions.executeWithoutResult(status -> {
                            inbox.tell(lena, notice);
                            throw new IllegalStateException("on purpose");
                        }))
                .hasMessage("on purpose");

        assertThat(titles()).isEmpty();
        assertThat(unsent()).isZero();
    }

    @Test
    void pagesThroughAllOfItNewestFirst() {
        for (int i = 1; i <= 7; i++) {
            inbox.tell(lena, new Notice("test", "No. " + i, "", "http", "backend"));
        }
        inbox.tell(UUID.randomUUID(), new Notice("test", "Foreign", "", "http", "backend"));

        var seen = new ArrayList<String>();
        var query = "?limit=3";
        while (!query.isEmpty()) {
            var page = page(query);
            seen.addAll(titles(page));
            var next = page.at("/next");
            query = next.isNull() ? "" : "?limit=3&after=" + next.asString();
        }

        assertThat(seen)
                .containsExactly("No. 7", "No. 6", "No. 5", "No. 4", "No. 3", "No. 2", "No. 1");
        assertThat(page("?limit=7").at("/next").isNull()).isTrue();
    }

    private JsonNode page(String query) {
        var answer =
                RestTestClient.bindToServer()
                        .baseUrl("http://localhost:" + port)
                        .build()
                        .get()
                        .uri("/api/v1/notifications" + query)
                        .header(
                                "Authorization",
                                "Bearer " + tokens.token(lena, "notifications:read"))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class);
        return json.readTree(answer.getResponseBody());
    }

    private List<String> titles() {
        return titles(page(""));
    }

    private static List<String> titles(JsonNode page) {
        return page.at("/items").valueStream().map(item -> item.at("/title").asString()).toList();
    }

    private int attempts() {
        return jdbc.sql("select max(attempts) from outgoing_mail where learner_id = ?")
                .param(lena)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private int unsent() {
        return jdbc.sql(
                        "select count(*) from outgoing_mail where learner_id = ? and sent_at is"
                                + " null")
                .param(lena)
                .query(Integer.class)
                .single();
    }
}
