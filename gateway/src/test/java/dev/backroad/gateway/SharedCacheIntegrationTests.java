package dev.backroad.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@GatewayTest
@WithRedis
class SharedCacheIntegrationTests {

    private static final String SHARED = "max-age=60, s-maxage=30, public";

    @Autowired Door door;

    /** A topic of its own for each test: what others left in the cache is not seen. */
    private final String path = "/api/v1/topics/" + UUID.randomUUID();

    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void asksTheServiceOnceForWhatItSaysThatAllMayShare() {
        catalogAnswers(SHARED);

        var first = get(path).expectStatus().isOk();
        var second = get(path).expectStatus().isOk();

        assertThat(asked).hasValue(1);
        assertThat(body(second)).isEqualTo(body(first)).isEqualTo("{\"answer\":1}");
        first.expectHeader().valueEquals("Cache-Status", "gateway; fwd=miss; stored");
        second.expectHeader().valueEquals("Cache-Status", "gateway; hit");
    }

    @Test
    void aKeptAnswerSaysItsAgeAndAllThatTheServiceSaid() {
        catalogAnswers(SHARED, "X-Part", "catalog", "ETag", "\"1\"");
        get(path);

        var kept = get(path);

        kept.expectHeader().valueEquals("Cache-Control", SHARED);
        kept.expectHeader().valueEquals("ETag", "\"1\"");
        kept.expectHeader().valueEquals("X-Part", "catalog");
        kept.expectHeader().contentType("application/json");
        kept.expectHeader().value("Age", age -> assertThat(age).matches("\\d+"));
        kept.expectHeader().exists("Trace-Id");
        kept.expectHeader().exists("RateLimit");
        kept.expectHeader().valueEquals("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"0\", \"1\""})
    void whoHasAKeptAnswerHears304(String known) {
        catalogAnswers(SHARED, "ETag", "\"1\"");
        get(path);

        var answer = get(path, HttpHeaders.IF_NONE_MATCH, known);

        answer.expectStatus().isNotModified().expectHeader().valueEquals("ETag", "\"1\"");
        assertThat(body(answer)).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aKeptAnswerSaysWhatItDependsOnAndWhenItWasMade() {
        catalogAnswers(SHARED, "Vary", "Accept");
        get(path);

        var kept = get(path);

        kept.expectHeader().value("Vary", names -> assertThat(names).contains("Accept"));
        kept.expectHeader().exists("Date");
    }

    @Test
    void whoHasAnOlderAnswerGetsTheKeptOne() {
        catalogAnswers(SHARED, "ETag", "\"1\"");
        get(path);

        var answer = get(path, HttpHeaders.IF_NONE_MATCH, "\"0\"");

        answer.expectStatus().isOk();
        assertThat(body(answer)).isEqualTo("{\"answer\":1}");
    }

    @Test
    void aConditionalRequestFillsTheCacheToo() {
        catalogAnswers(SHARED, "ETag", "\"1\"");

        get(path, HttpHeaders.IF_NONE_MATCH, "\"1\"").expectStatus().isNotModified();

        assertThat(FakeParts.CATALOG.lastRequest().header("If-None-Match")).isEmpty();
        assertThat(body(get(path))).isEqualTo("{\"answer\":1}");
        assertThat(asked).hasValue(1);
    }

    @Test
    void answers304InTheServicesPlaceAlsoWhereNothingMayBeKept() {
        catalogAnswers("private, no-cache", "ETag", "\"1\"");

        var answer = get(path, HttpHeaders.IF_NONE_MATCH, "\"1\"");

        answer.expectStatus().isNotModified();
        assertThat(body(answer)).isNull();
    }

    @Test
    void asksAgainWhenTheTimeIsOver() {
        catalogAnswers("max-age=60, s-maxage=1, public");
        get(path);

        await().until(() -> body(get(path)), "{\"answer\":2}"::equals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=60, public",
                "no-store",
                "private, s-maxage=30",
                "no-cache, s-maxage=30",
                "no-store, s-maxage=30",
                "private=\"X-Name\", s-maxage=30",
                "s-maxage=0",
                "s-maxage=-1",
                "s-maxage=99999999999999999999",
                "xs-maxage=30"
            })
    void keepsNothingThatTheServiceDoesNotShare(String rules) {
        catalogAnswers(rules);

        get(path).expectStatus().isOk();
        get(path).expectStatus().isOk();

        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"Vary, Accept-Language", "Vary, *", "Content-Encoding, br"})
    void keepsNothingThatIsForSomeOnly(String name, String value) {
        catalogAnswers(SHARED, name, value);

        get(path);
        get(path);

        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 206, 404, 500, 503})
    void keepsNoOtherStatusThan200(int status) {
        FakeParts.CATALOG.answers(_ -> {
            asked.incrementAndGet();
            return new Answer(status, "{}", Map.of("Cache-Control", SHARED));
        });

        get(path).expectStatus().isEqualTo(status);
        get(path).expectStatus().isEqualTo(status);

        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Cache-Control, no-cache",
        "Cache-Control, no-store",
        "Cache-Control, max-age=0",
        "Pragma, no-cache",
        "If-Match, \"\"\"1\"\"\"",
        "Accept, application/hal+json"
    })
    void whoWantsItOtherwiseIsAnsweredByTheService(String name, String value) {
        catalogAnswers(SHARED);
        get(path);

        get(path, name, value).expectStatus().isOk();

        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=1", "?", "?null", "/", "%2e"})
    void anotherAddressIsAnotherAnswer(String more) {
        catalogAnswers(SHARED);
        get(path);

        get(path + more);

        assertThat(body(get(path))).isEqualTo("{\"answer\":1}");
        assertThat(asked.get()).isBetween(1, 2);
        assertThat(body(get(path + more))).isNotEqualTo("{\"answer\":1}");
    }

    @Test
    void neverGivesAwayWhatBelongsToOneCaller() {
        catalogAnswers(SHARED, "Set-Cookie", "a=b", "Trace-Id", "the first one's");
        get(path);

        var second = get(path);

        second.expectHeader().doesNotExist("Set-Cookie");
        second.expectHeader().value("Trace-Id", id -> assertThat(id).doesNotContain("first"));
    }

    @Test
    void aTokenThatIsNoGoodGetsNothingKept() {
        catalogAnswers(SHARED);
        get(path);

        get(path, HttpHeaders.AUTHORIZATION, "Bearer no.good.token")
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aGoodTokenMakesNoDifference() {
        catalogAnswers(SHARED);
        get(path);
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        var answer = get(path, HttpHeaders.AUTHORIZATION, "Bearer " + token);

        answer.expectStatus().isOk();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoIsAnsweredEarlyIsAnsweredLikeTheOthersHeaderByHeader() {
        catalogAnswers(SHARED, "ETag", "\"1\"", "Vary", "Accept");
        get(path);
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        var known = whole(get(path, HttpHeaders.AUTHORIZATION, "Bearer " + token));
        var remembered = whole(get(path, HttpHeaders.AUTHORIZATION, "Bearer " + token));
        var stranger = whole(get(path));
        var withCookie = whole(get(path, HttpHeaders.COOKIE, "theme=dark"));

        assertThat(List.of(known, remembered, stranger)).containsOnly(withCookie);
        assertThat(asked).hasValue(1);
    }

    @Test
    void writesAreNeverAnsweredFromTheCache() {
        catalogAnswers(SHARED);
        get(path);
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        door.client()
                .put()
                .uri(door.uri(path))
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(asked).hasValue(2);
    }

    @Test
    void privateRoutesHaveNoCache() {
        FakeParts.PROGRESS.answers(_ -> shared("{\"mine\":" + asked.incrementAndGet() + "}"));
        var token = "Bearer " + FakeParts.IDENTITY.accessToken(it -> it);
        var mine = "/api/v1/enrollments/" + UUID.randomUUID();

        get(mine, HttpHeaders.AUTHORIZATION, token).expectStatus().isOk();
        get(mine, HttpHeaders.AUTHORIZATION, token).expectStatus().isOk();

        assertThat(asked).hasValue(2);
    }

    @Test
    void largeAnswersPassBy() {
        FakeParts.CATALOG.answers(_ -> {
            asked.incrementAndGet();
            return shared("x".repeat(300_000));
        });

        get(path).expectStatus().isOk();
        assertThat(body(get(path))).hasSize(300_000);

        assertThat(asked).hasValue(2);
    }

    private void catalogAnswers(String cacheControl, String... more) {
        var headers = new HashMap<>(Map.of("Cache-Control", cacheControl));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        FakeParts.CATALOG.answers(
                _ -> new Answer(200, "{\"answer\":" + asked.incrementAndGet() + "}", headers));
    }

    private static Answer shared(String body) {
        return new Answer(200, body, Map.of("Cache-Control", SHARED));
    }

    private ResponseSpec get(String from, String... header) {
        var request =
                door.client()
                        .mutate()
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1_000_000))
                        .build()
                        .get()
                        .uri(door.uri(from));
        for (int i = 0; i < header.length; i += 2) {
            request.header(header[i], header[i + 1]);
        }
        return request.exchange();
    }

    /** Headers and body, without what is another in each answer. */
    private static Map<String, Object> whole(ResponseSpec answer) {
        var result = answer.expectStatus().isOk().expectBody(String.class).returnResult();
        var whole = new HashMap<String, Object>();
        result.getResponseHeaders().forEach(whole::put);
        assertThat(whole).containsKeys("Etag", "Trace-Id", "RateLimit", "RateLimit-Policy", "Age");
        whole.keySet().removeAll(List.of("Trace-Id", "RateLimit", "Age"));
        whole.put("body", requireNonNull(result.getResponseBody()));
        return whole;
    }

    private static @Nullable String body(ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }
}
