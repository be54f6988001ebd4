package dev.backroad.notification.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.NotificationServiceApplication;
import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notice;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithRedis;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@StreamTest
class StreamIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SCOPE = "notifications:read";

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;
    @Autowired LearnerInbox inbox;
    @Autowired StreamWatch watch;
    @Autowired JdbcClient jdbc;
    @Autowired MeterRegistry meters;

    private final UUID lena = UUID.randomUUID();
    private final List<Tab> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (var tab : open) {
            tab.close();
        }
    }

    private Tab open(UUID learner, @Nullable String lastId) {
        return openAt(port, learner, lastId);
    }

    private Tab openAt(int at, UUID learner, @Nullable String lastId) {
        var tab = Tab.open(at, tokens.token(learner, SCOPE), lastId);
        open.add(tab);
        return tab;
    }

    private void tell(UUID learner, int times) {
        for (int i = 0; i < times; i++) {
            inbox.tell(learner, new Notice("test", "Ünïcode – no. " + i, "", "http", "backend"));
        }
    }

    private void awaitIds(Tab tab, String... ids) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(tab.ids()).as("of %s", tab.lines).containsExactly(ids));
    }

    @Test
    void openPageIsToldWhatItsListWouldSay() throws Exception {
        var tab = open(lena, null);

        tell(lena, 1);

        awaitIds(tab, "1");
        var event = tab.events.getFirst();
        assertThat(event.name()).isEqualTo("notification");
        var told = (ObjectNode) JsonMapper.shared().readTree(event.data());
        assertThat(told.remove("language").asString()).isEqualTo("en");
        assertThat(told).isEqualTo(list().at("/items/0"));
        assertThat(tab.answer.headers().firstValue("Content-Type"))
                .hasValue("text/event-stream;charset=UTF-8");
        assertThat(tab.answer.headers().firstValue("Cache-Control"))
                .hasValue("no-store, no-transform");
        assertThat(tab.answer.headers().firstValue("ETag")).isEmpty();
    }

    private JsonNode list() throws Exception {
        var list = get("/api/v1/notifications", "GET");
        return JsonMapper.shared().readTree(list.body());
    }

    private HttpResponse<String> get(String path, String method, String... headers)
            throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("Authorization", "Bearer " + tokens.token(lena, SCOPE));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json", "'text/html, application/json'", "garbage"})
    void hasNoOtherForm(String accepted) throws Exception {
        var answer = get("/api/v1/notifications/stream", "GET", "Accept", accepted);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("/problems/not-acceptable");
    }

    @Test
    void newStreamBeginsBehindWhatTheListShowsAndSaysWhere() {
        tell(lena, 3);

        var tab = open(lena, null);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tab.lastId).isEqualTo("3"));
        assertThat(tab.lines).startsWith("retry: 2000", "id: 3", "");
        tell(lena, 1);
        awaitIds(tab, "4");
    }

    @Test
    void whoComesBackIsToldWhatTheyMissedAndThenWhatIsNew() {
        tell(lena, 15);

        var tab = open(lena, "3");
        tell(lena, 1);

        awaitIds(
                tab,
                IntStream.rangeClosed(4, 16).mapToObj(Integer::toString).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "3, unknown",
        "999999999999999999, unknown",
        "9999999999999999999, unreadable",
        "-1, unreadable",
        "yesterday, unreadable",
        "'1, 1', unreadable",
        "'', unreadable"
    })
    void idThatIsNoneOfOursBringsAResync(String id, String reason) {
        tell(lena, 2);

        var tab = open(lena, id);

        awaitIds(tab, "2");
        assertThat(tab.events)
                .containsExactly(new Tab.Event("2", "resync", "{\"reason\":\"" + reason + "\"}"));
        tell(lena, 1);
        awaitIds(tab, "2", "3");
    }

    /** Numbers are counted for each learner: another one's says nothing here. */
    @Test
    void idOfSomebodyElseShowsNothingOfTheirs() {
        var otto = UUID.randomUUID();
        tell(otto, 5);
        tell(lena, 1);

        var tab = open(lena, "5");

        awaitIds(tab, "1");
        assertThat(tab.events.getFirst().data()).isEqualTo("{\"reason\":\"unknown\"}");
        tell(otto, 1);
        tell(lena, 1);
        awaitIds(tab, "1", "2");
    }

    @Test
    void whoMissedMoreThanIsSentAgainBeginsAnew() {
        tell(lena, 22);

        var late = open(lena, "1");
        var justInTime = open(lena, "2");

        awaitIds(late, "22");
        assertThat(late.events.getFirst().data()).isEqualTo("{\"reason\":\"too-many\"}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(justInTime.ids()).hasSize(20));
    }

    @Test
    void whoMissedWhatIsDeletedBeginsAnew() {
        tell(lena, 4);
        jdbc.sql("delete from notification where learner_id = ? and number = 3")
                .param(lena)
                .update();

        var tab = open(lena, "2");
        var later = open(lena, "3");

        awaitIds(tab, "4");
        assertThat(tab.events.getFirst().data()).isEqualTo("{\"reason\":\"deleted\"}");
        awaitIds(later, "4");
        assertThat(later.events.getFirst().name()).isEqualTo("notification");
    }

    @Test
    void allTabsAreToldAndOneTooManyTakesThePlaceOfTheOldest() {
        var tabs = Stream.generate(() -> open(lena, null)).limit(4).toList();

        var fifth = open(lena, null);

        await().atMost(PATIENCE).until(tabs.getFirst()::isOver);
        assertThat(tabs.getFirst().lines).endsWith("retry: 60000", "");
        tell(lena, 2);
        tabs.subList(1, 4).forEach(tab -> awaitIds(tab, "1", "2"));
        awaitIds(fifth, "1", "2");
    }

    /** What nobody has noticed yet would still take places. */
    @Test
    void reloadingAPageManyTimesIsNoReasonToRefuseIt() throws Exception {
        for (int i = 0; i < 12; i++) {
            var tab = open(lena, null);
            assertThat(tab.answer.statusCode()).isEqualTo(200);
            tab.close();
        }

        var last = open(lena, null);

        tell(lena, 1);
        awaitIds(last, "1");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openStreams()).isEqualTo(1));
    }

    private double openStreams() {
        return meters.get("notification.streams.open").gauge().value();
    }

    @Test
    void instanceIsToldByAnotherOne(@Autowired Environment environment) {
        try (var other = anotherInstance(environment)) {
            var there = openAt(port(other), lena, null);
            var here = open(lena, null);
            // Nobody listens until the subscription is there.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        tell(lena, 1);
                        await().atMost(Duration.ofSeconds(1)).until(() -> !there.ids().isEmpty());
                    });

            tell(lena, 1);
            other.getBean(LearnerInbox.class)
                    .tell(lena, new Notice("test", "From there", "", "http", "backend"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        assertThat(here.events.getLast().data()).contains("From there");
                        assertThat(there.ids()).isEqualTo(here.ids());
                    });
        }
    }

    @Test
    void instanceThatStopsSendsItsStreamsAwayOneByOne(@Autowired Environment environment) {
        var other = anotherInstance(environment);
        var first = openAt(port(other), lena, null);
        var second = openAt(port(other), lena, null);

        other.close();

        await().atMost(PATIENCE).until(() -> first.isOver() && second.isOver());
        assertThat(first.lines).doesNotContain("cut");
        assertThat(retry(first)).isBetween(2_000, 12_000).isNotEqualTo(retry(second));
    }

    private static int port(ServletWebServerApplicationContext instance) {
        return Objects.requireNonNull(instance.getWebServer()).getPort();
    }

    private static int retry(Tab tab) {
        var last = tab.lines.stream().filter(line -> line.startsWith("retry: ")).toList().getLast();
        return Integer.parseInt(last.substring(7));
    }

    private static ServletWebServerApplicationContext anotherInstance(Environment environment) {
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(NotificationServiceApplication.class, Stores.class)
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.kafka.listener.auto-startup=false",
                                "--backroad.mail.poll=1h",
                                "--backroad.stream.poll=1h",
                                "--backroad.identity-url="
                                        + environment.getProperty("backroad.identity-url"));
    }

    /** The stores of this test, for an instance that is not made by it. */
    @WithPostgres
    @WithRedis
    @WithKafka
    static class Stores {}

    @Test
    void lostSignalIsMadeGoodByThePoll() {
        var tab = open(lena, null);
        var behind = open(lena, null);
        insertWithoutSignal();

        watch.poll();

        awaitIds(tab, "1");
        awaitIds(behind, "1");
    }

    private void insertWithoutSignal() {
        jdbc.sql(
                        """
                        insert into notification
                            (id, learner_id, kind, title, text, topic, roadmap, created_at)
                        values (gen_random_uuid(), ?, 'test', 'Unheard', '', 'http', 'backend', now())
                        """)
                .param(lena)
                .update();
    }

    @Test
    void streamOfADeletedAccountEnds() {
        var tab = open(lena, null);
        var others = open(UUID.randomUUID(), null);

        jdbc.sql("insert into erased_subject (subject, erased_at) values (?, now())")
                .param(lena)
                .update();
        watch.poll();

        await().atMost(PATIENCE).until(tab::isOver);
        assertThat(others.isOver()).isFalse();
    }

    @Test
    void streamEndsWithItsToken() {
        var end = Instant.now().plusSeconds(2);
        var token =
                tokens.token(
                        "at+jwt",
                        claims ->
                                claims.subject(lena.toString())
                                        .claim("scope", SCOPE)
                                        .expirationTime(Date.from(end)));

        var tab = Tab.open(port, token, null);
        open.add(tab);

        await().atMost(PATIENCE).until(tab::isOver);
        assertThat(tab.lines).doesNotContain("cut");
        assertThat(Instant.now()).isAfterOrEqualTo(end.minusSeconds(1));
    }

    @Test
    void silenceIsBrokenByAComment() {
        var tab = open(lena, null);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(tab.lines).filteredOn(":"::equals).hasSizeGreaterThan(1));
        assertThat(tab.events).isEmpty();
    }

    @Test
    void readerWhoDoesNotReadIsCutOffAndNobodyElseWaits() throws Exception {
        var cutBefore = ended("client");
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            slow.getOutputStream().write(rawRequest().getBytes(US_ASCII));
            await().atMost(PATIENCE).until(() -> openStreams() >= 1);
            var tab = open(lena, null);
            var large = "x".repeat(500_000);

            for (int i = 0; i < 20; i++) {
                inbox.tell(lena, new Notice("test", "Large", large, "http", "backend"));
            }

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(tab.ids()).hasSize(20));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ended("client")).isGreaterThan(cutBefore));
            assertThat(tab.isOver()).isFalse();
        }
    }

    private String rawRequest() {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(StreamController.PATH, tokens.token(lena, SCOPE));
    }

    private double ended(String why) {
        var counter = meters.find("notification.streams.ended").tag("why", why).counter();
        return counter == null ? 0 : counter.count();
    }

    /**
     * Until others have heard of the end, streams still begin here; the web server waits for them.
     */
    @Test
    void streamsEndBetweenTheDrainAndTheWebServer(@Autowired Map<String, SmartLifecycle> all) {
        assertThat(phaseOf(all, "openStreams"))
                .isLessThan(phaseOf(all, "draining"))
                .isGreaterThan(phaseOf(all, "webServerGracefulShutdown"));
    }

    private static int phaseOf(Map<String, SmartLifecycle> all, String name) {
        return Objects.requireNonNull(all.get(name), () -> name + " of " + all.keySet()).getPhase();
    }

    @Test
    void headSaysWhatItIsAndDoesNotStay() throws Exception {
        var answer = get(StreamController.PATH, "HEAD");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    }

    @Test
    void refusalIsAProblemThoughAStreamWasAskedFor() {
        var machine =
                tokens.token("at+jwt", claims -> claims.subject("reporting").claim("scope", SCOPE));

        var tab = Tab.open(port, machine, null);

        assertThat(tab.answer.statusCode()).isEqualTo(403);
        assertThat(tab.answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        await().until(tab::isOver);
        assertThat(tab.lines.toString()).contains("/problems/no-person");
    }
}
