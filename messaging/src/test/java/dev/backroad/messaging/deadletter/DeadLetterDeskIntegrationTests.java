package dev.backroad.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.MessagingTest;
import dev.backroad.messaging.NoteRefusals;
import dev.backroad.messaging.Notebook;
import dev.backroad.testsupport.TokenIssuer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MessagingTest
class DeadLetterDeskIntegrationTests {

    private static final String DESK = "/api/v1/operations/dead-letters/test-service";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Notebook notes;
    @Autowired NoteRefusals refusals;
    @Autowired TokenIssuer tokens;
    @Autowired DeadLetterTable letters;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private final UUID notebook = UUID.randomUUID();

    @AfterEach
    void mend() {
        refusals.mend();
    }

    @Test
    void tellsWhatAndWhyAndWhere() {
        var letter = setAside("poison");

        var shown = json(get("/" + letter).expectStatus().isOk());

        assertThat(shown.at("/service").asString()).isEqualTo("test-service");
        assertThat(shown.at("/topic").asString()).isEqualTo("test.notes");
        assertThat(shown.at("/subject").asString()).isEqualTo(notebook.toString());
        assertThat(shown.at("/sequence").asInt()).isEqualTo(1);
        assertThat(shown.at("/reason").asString()).isEqualTo("impossible: poison");
        assertThat(shown.at("/status").asString()).isEqualTo("waiting");
        assertThat(shown.at("/payload").asString()).isEqualTo("{\"note\":\"poison\"}");
        assertThat(shown.at("/payloadEncoding").asString()).isEqualTo("utf-8");
        assertThat(shown.at("/traceUrl").asString())
                .endsWith("/zipkin/traces/4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(shown.at("/headers/0/name").asString()).isEqualTo("ce_id");
        assertThat(shown.at("/history/0/action").asString()).isEqualTo("set-aside");
        assertThat(shown.at("/history/0/who").asString()).isEqualTo("test-service");
    }

    @Test
    void tellsHowAPayloadDiffersFromItsContract() {
        notes.sendRaw(
                notebook,
                UUID.randomUUID(),
                1,
                "{\"enrollmentId\":5}".getBytes(UTF_8),
                record ->
                        Notebook.header(
                                record, "ce_type", "dev.backroad.progress.topic-completed.v1"));
        await().atMost(PATIENCE).until(() -> !notes.letters(notebook, "waiting").isEmpty());

        var shown = json(get("/" + notes.letters(notebook, "waiting").getFirst()));

        assertThat(shown.at("/differences").values())
                .extracting(JsonNode::asString)
                .anySatisfy(line -> assertThat(line).contains("enrollmentId", "string"))
                .anySatisfy(line -> assertThat(line).contains("learnerId", "required"));
    }

    @Test
    void replaysOnceAndThenWhatWasHeldBackInOrder() {
        var letter = setAside("first");
        notes.send(notebook, 2, "second");
        notes.send(notebook, 3, "third");
        await().atMost(PATIENCE).until(() -> notes.letters(notebook, "waiting").size() == 3);
        refusals.mend();

        var answer = json(post("/" + letter + "/replay").expectStatus().isOk());

        assertThat(answer.at("/replayed").values()).hasSize(3);
        assertThat(answer.at("/waiting").asInt()).isZero();
        assertThat(notes.effects(notebook)).containsExactly("first", "second", "third");
        post("/" + letter + "/replay").expectStatus().isEqualTo(409);
        assertThat(notes.effects(notebook)).hasSize(3);
    }

    @Test
    void eventsAfterAReplayGoOnAsUsual() {
        var letter = setAside("first");
        refusals.mend();
        post("/" + letter + "/replay").expectStatus().isOk();

        notes.send(notebook, 2, "second");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(notes.effects(notebook)).containsExactly("first", "second"));
        assertThat(notes.letters(notebook, "waiting")).isEmpty();
    }

    @Test
    void replayThatFailsAgainKeepsTheLetterAndSaysWhy() {
        var letter = setAside("poison");

        var problem = json(post("/" + letter + "/replay").expectStatus().isEqualTo(422));

        assertThat(problem.at("/type").asString()).endsWith("/problems/dead-letter-failed-again");
        assertThat(problem.at("/detail").asString()).isEqualTo("impossible: poison");
        var shown = json(get("/" + letter));
        assertThat(shown.at("/status").asString()).isEqualTo("waiting");
        assertThat(shown.at("/history/1/action").asString()).isEqualTo("replay-failed");
        assertThat(notes.effects(notebook)).isEmpty();
    }

    @Test
    void replaysAHundredAtOnceAndSaysHowManyWait() {
        var letter = setAside("first");
        LongStream.rangeClosed(2, 120).forEach(i -> notes.send(notebook, i, "n" + i));
        await().atMost(PATIENCE).until(() -> notes.letters(notebook, "waiting").size() == 120);
        refusals.mend();

        var answer = json(post("/" + letter + "/replay").expectStatus().isOk());

        assertThat(answer.at("/replayed").values()).hasSize(100);
        assertThat(answer.at("/waiting").asInt()).isEqualTo(20);
        var next = notes.letters(notebook, "waiting").getFirst();
        post("/" + next + "/replay").expectStatus().isOk();
        assertThat(notes.effects(notebook)).hasSize(120);
    }

    @Test
    void reasonIsOneLineWithoutControlCharacters() {
        notes.sendRaw(
                notebook,
                UUID.randomUUID(),
                1,
                "{}".getBytes(UTF_8),
                record -> Notebook.header(record, "ce_type", "a\u001b[2J\r\nforged"));
        await().atMost(PATIENCE).until(() -> !notes.letters(notebook, "waiting").isEmpty());

        var shown = json(get("/" + notes.letters(notebook, "waiting").getFirst()));

        assertThat(shown.at("/reason").asString())
                .isEqualTo("the type a [2J forged is not known here");
    }

    @Test
    void refusesToReplayOutOfTurn() {
        setAside("first");
        notes.send(notebook, 2, "second");
        await().atMost(PATIENCE).until(() -> notes.letters(notebook, "waiting").size() == 2);
        var second = notes.letters(notebook, "waiting").getLast();

        var problem = json(post("/" + second + "/replay").expectStatus().isEqualTo(409));

        assertThat(problem.at("/type").asString()).endsWith("/problems/dead-letter-out-of-turn");
        assertThat(notes.effects(notebook)).isEmpty();
    }

    @Test
    void settledLetterIsForgottenAfterThreeMonthsAndAWaitingOneNever() {
        var settled = setAside("poison");
        park(settled, "{\"note\":\"sent by mistake\"}").expectStatus().isOk();
        notes.send(notebook, 2, "poison");
        await().atMost(PATIENCE).until(() -> notes.letters(notebook, "waiting").size() == 1);
        age("settled_at", 89);
        letters.forgetSettled();
        get("/" + settled).expectStatus().isOk();

        age("settled_at", 2);
        age("set_aside_at", 400);
        letters.forgetSettled();

        get("/" + settled).expectStatus().isNotFound();
        assertThat(notes.letters(notebook, "waiting")).hasSize(1);
    }

    private void age(String column, int days) {
        jdbc.sql(
                        "update dead_letter set %1$s = %1$s - make_interval(days => ?) where aggregate_id = ?"
                                .formatted(column))
                .params(days, notebook.toString())
                .update();
    }

    @Test
    void parkedLetterFreesThoseBehindIt() {
        var letter = setAside("first");
        notes.send(notebook, 2, "second");
        await().atMost(PATIENCE).until(() -> notes.letters(notebook, "waiting").size() == 2);

        var parked = json(park(letter, "{\"note\":\"sent by mistake\"}").expectStatus().isOk());

        assertThat(parked.at("/status").asString()).isEqualTo("parked");
        assertThat(json(get("/" + letter)).at("/history/1/note").asString())
                .isEqualTo("sent by mistake");
        var second = notes.letters(notebook, "waiting").getFirst();
        post("/" + second + "/replay").expectStatus().isOk();
        assertThat(notes.effects(notebook)).containsExactly("second");
        park(letter, "{\"note\":\"again\"}").expectStatus().isEqualTo(409);
    }

    @Test
    void twentyOperatorsReplayOneLetterOnce() throws Exception {
        var letter = setAside("once");
        refusals.mend();
        Callable<Integer> replay =
                () -> post("/" + letter + "/replay").returnResult(String.class).getStatus().value();

        List<Integer> answers;
        try (var operators = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    operators
                            .invokeAll(IntStream.range(0, 20).mapToObj(i -> replay).toList())
                            .stream()
                            .map(answer -> answer.resultNow())
                            .toList();
        }

        assertThat(notes.effects(notebook)).containsExactly("once");
        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).allMatch(status -> status == 200 || status == 409 || status == 503);
    }

    @Test
    void listsPageByPage() {
        setAside("one");
        notes.send(notebook, 2, "two");
        notes.send(notebook, 3, "three");
        await().atMost(PATIENCE).until(() -> notes.letters(notebook, "waiting").size() == 3);

        var first = json(get("?status=waiting&limit=2").expectHeader().exists("Link"));

        assertThat(first.at("/items").values()).hasSize(2);
        var second = json(get("?status=waiting&limit=2&after=" + first.at("/next").asString()));
        assertThat(second.at("/items/0/id").asString())
                .isGreaterThan(first.at("/items/1/id").asString());
        assertThat(json(get("/summary")).at("/waiting").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void refusesWhatMakesNoSense() {
        var letter = setAside("poison");

        get("?status=lost").expectStatus().isBadRequest();
        get("?limit=0").expectStatus().isBadRequest();
        get("?color=red").expectStatus().isBadRequest();
        get("?after=garbage").expectStatus().isBadRequest();
        get("/" + UUID.randomUUID()).expectStatus().isNotFound();
        get("/no-uuid").expectStatus().is4xxClientError();
        post("/" + UUID.randomUUID() + "/replay").expectStatus().isNotFound();
        park(letter, "{\"note\":\"\"}").expectStatus().isBadRequest();
        park(letter, "{\"note\":\"" + "x".repeat(501) + "\"}").expectStatus().isBadRequest();
        park(letter, "{}").expectStatus().isBadRequest();
        assertThat(notes.letters(notebook, "waiting")).hasSize(1);
    }

    @Test
    void isForOperatorsOnly() {
        var nobody = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();

        nobody.get().uri(DESK).exchange().expectStatus().isUnauthorized();
        client("progress:read").get().uri(DESK).exchange().expectStatus().isForbidden();
    }

    /** Sends an event that cannot succeed, and returns its letter. */
    private UUID setAside(String note) {
        refusals.refuse(note);
        notes.send(notebook, 1, note);
        await().atMost(PATIENCE).until(() -> !notes.letters(notebook, "waiting").isEmpty());
        return notes.letters(notebook, "waiting").getFirst();
    }

    private RestTestClient.ResponseSpec get(String path) {
        return client("operations").get().uri(DESK + path).exchange();
    }

    private RestTestClient.ResponseSpec post(String path) {
        return client("operations").post().uri(DESK + path).exchange();
    }

    private RestTestClient.ResponseSpec park(UUID letter, String body) {
        return client("operations")
                .post()
                .uri(DESK + "/" + letter + "/park")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient client(String scopes) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + tokens.token(UUID.randomUUID(), scopes))
                .build();
    }

    private static JsonNode json(RestTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.returnResult(String.class).getResponseBody());
    }
}
