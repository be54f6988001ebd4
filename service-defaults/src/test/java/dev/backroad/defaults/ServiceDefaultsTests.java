package dev.backroad.defaults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WithTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@WithTokens
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class ServiceDefaultsTests {

    private static final String WRITE = "bricks:write";
    private static final int MEBIBYTE = 1024 * 1024;

    @LocalServerPort int port;
    @LocalManagementPort int managementPort;
    @Autowired TokenIssuer tokens;

    @Test
    void permitsWhatTheRulesPermit() {
        get("/api/v1/bricks").expectStatus().isOk();
    }

    @Test
    void deniesWhatNoRuleNames() {
        get("/api/v1/forgotten").expectStatus().isUnauthorized();
    }

    @Test
    void knownCallerHearsThatThereIsNothing() {
        client().get()
                .uri("/api/v1/nothing")
                .header("Authorization", bearer(WRITE))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void strangerDoesNotHearThatThereIsNothing() {
        get("/api/v1/nothing").expectStatus().isUnauthorized();
    }

    @Test
    void operationThatNoRuleNamesIsDeniedToKnownCallersToo() {
        client().get()
                .uri("/api/v1/forgotten")
                .header("Authorization", bearer(WRITE))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void knownCallerHearsWhichMethodsThereAre() {
        client().delete()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
                .expectHeader()
                .valueMatches("Allow", ".*GET.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": 5}",
                "{\"name\": true}",
                "{\"name\": 1.5}",
                "{\"name\": \"red\\u0000\"}",
                "{\"name\": \"red\\ud800\"}",
                "{\"name\": \"red\", \"colour\": 1}"
            })
    void numberIsNoWord(String body) {
        client().post()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .exists();
    }

    @Test
    void textMayHaveWhatTakesAPair() {
        client().post()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\": \"red \\ud83e\\uddf1\"}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refusalThatIsAboutAFieldNamesIt() {
        get("/api/v1/bricks/cracked")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The brick is cracked.")
                .jsonPath("$.errors[0].field")
                .isEqualTo("name")
                .jsonPath("$.errors[0].reason")
                .isEqualTo("The brick is cracked.");
    }

    @Test
    void bodyOfTheTypeAnythingIsRefused() {
        client().post()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .header("Content-Type", "*/*")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void bodyOfATypeThatNobodyReadsIsAProblem() {
        var answer =
                client().post()
                        .uri("/api/v1/bricks")
                        .header("Authorization", bearer(WRITE))
                        .contentType(MediaType.APPLICATION_XML)
                        .body("<brick/>")
                        .exchange();

        isProblem(answer, 415, "unsupported-media-type", "Unsupported media type");
    }

    /** What curl sends for -d unless it is told otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded;charset=UTF-8"
            })
    void bodyThatIsCalledAFormIsAProblemOfItsType(String type) {
        var answer =
                client().post()
                        .uri("/api/v1/bricks")
                        .header("Authorization", bearer(WRITE))
                        .header("Content-Type", type)
                        .body("{\"name\": \"red\"}")
                        .exchange();

        isProblem(answer, 415, "unsupported-media-type", "Unsupported media type");
    }

    @Test
    void answerOfATypeThatNobodyWritesIsAProblem() {
        var answer = postFor("text/csv", "{\"name\":\"brick\",\"colour\":\"RED\"}");

        isProblem(answer, 406, "not-acceptable", "Not acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/bricks,  text/csv, application/json",
        "DELETE, /api/v1/bricks,  */*,      DELETE",
        "GET,    /api/v1/nothing, */*,      nothing at this address"
    })
    void refusalOfTheFrameworkSaysWhatIsWrong(
            String method, String path, String accepted, String said) {
        client().method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", bearer(WRITE))
                .header("Accept", accepted)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\":\"brick\",\"colour\":\"RED\"}")
                .exchange()
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains(said));
    }

    @Test
    void whoCouldNotTakeTheAnswerHasNothingDone() {
        var answer = postFor("text/html", "{}"); // Would be refused by whoever does it.

        isProblem(answer, 406, "not-acceptable", "Not acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/bricks,          garbage",
        "GET,    /api/v1/bricks/unknown,  'application/json, text/'",
        "POST,   /api/v1/bricks,          garbage",
        "DELETE, /api/v1/operations/kiln, garbage"
    })
    void acceptThatNobodyCanReadIsAProblem(String method, String path, String accepted) {
        var answer =
                client().method(HttpMethod.valueOf(method))
                        .uri(path)
                        .header("Authorization", bearer(WRITE + " operations"))
                        .header("Accept", accepted)
                        .exchange();

        isProblem(answer, 406, "not-acceptable", "Not acceptable");
    }

    @Test
    void strangerWhoseAcceptNobodyCanReadIsToldToSignIn() {
        var answer = client().post().uri("/api/v1/bricks").header("Accept", "garbage").exchange();

        isProblem(answer, 401, "unauthorized", "Unauthorized");
    }

    private RestTestClient.ResponseSpec postFor(String accepted, String body) {
        return client().post()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .header("Accept", accepted)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/cbor", "application/xml"})
    void onlyJsonIsRead(String type) {
        client().post()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .header("Content-Type", type)
                .body("name: brick\ncolour: RED\n")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void listThatIsTooLongIsRefusedBeforeItsItemsAreLookedAt() {
        var answer = post(withLabels("null", 20_000), bearer(WRITE));

        answer.expectStatus().isBadRequest();
        answer.expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo("labels")
                .jsonPath("$.errors[0].reason")
                .isEqualTo("must have at most 100 items");
    }

    @Test
    void allThatIsWrongIsTold() {
        var answer =
                post(withLabels("null", 2).replace("RED", "RED\",\"mould\":\"?"), bearer(WRITE));

        answer.expectStatus().isBadRequest();
        answer.expectBody().jsonPath("$.errors.length()").isEqualTo(3);
    }

    @Test
    void firstThatIsFoundIsToldOfALargeBody() {
        var name = "b".repeat(BodyValidation.USUAL);

        var answer =
                post(withLabels("null", 2).replace("\"b\"", "\"" + name + "\""), bearer(WRITE));

        answer.expectStatus().isBadRequest();
        answer.expectBody()
                .jsonPath("$.errors.length()")
                .value(Integer.class, count -> assertThat(count).isBetween(1, 2));
    }

    private static String withLabels(String label, int count) {
        var labels = String.join(",", Collections.nCopies(count, label));
        return "{\"name\":\"b\",\"colour\":\"RED\",\"labels\":[" + labels + "]}";
    }

    @Test
    void bodyOfMoreThanAMebibyteIsAProblem() {
        var answer = post(bodyOf(MEBIBYTE + 1), bearer(WRITE));

        isProblem(answer, 413, "content-too-large", "Content too large");
    }

    @Test
    void bodyOfAMebibyteIsRead() {
        post(bodyOf(MEBIBYTE), bearer(WRITE))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @ParameterizedTest
    @CsvSource({"31, 200", "1048576, 400", "1048577, 413", "2000000, 413"})
    void bodyOfUnknownLengthIsCountedWhileItComes(int length, int status) throws Exception {
        var body = length == 31 ? "{\"name\":\"brick\",\"colour\":\"RED\"}" : bodyOf(length);
        assertThat(body).hasSize(length);

        assertThat(sendInChunks("/api/v1/bricks", body).statusCode()).isEqualTo(status);
    }

    @Test
    void operationThatTakesLargerBodiesSaysHowLarge() throws Exception {
        var path = "/api/v1/walls";

        post(path, bodyOf(2 * MEBIBYTE), bearer(WRITE)).expectStatus().isOk();
        var refused = post(path, bodyOf(2 * MEBIBYTE + 1), bearer(WRITE));

        isProblem(refused, 413, "content-too-large", "Content too large");
        assertThat(sendInChunks(path, bodyOf(2 * MEBIBYTE)).statusCode()).isEqualTo(200);
        assertThat(sendInChunks(path, bodyOf(2 * MEBIBYTE + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void formOfMoreThanItsOwnLimitIsAProblem() {
        var answer =
                client().post()
                        .uri("/api/v1/operations/kiln") // an operation that takes no body
                        .header("Authorization", bearer("operations"))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body("name=" + "x".repeat(64 * 1024))
                        .exchange();

        isProblem(answer, 413, "content-too-large", "Content too large");
    }

    @Test
    void readsHaveAnETagAndAreTheirReadersOnly() {
        var first = get("/api/v1/bricks").returnResult(String.class).getResponseHeaders();

        assertThat(first.getCacheControl()).isEqualTo("private, no-cache");
        client().get()
                .uri("/api/v1/bricks")
                .header("If-None-Match", String.valueOf(first.getETag()))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void refusalsAreKeptByNobody() {
        get("/api/v1/bricks/unknown").expectHeader().valueEquals("Cache-Control", "no-store");
    }

    @Test
    void refusalIsAProblemWithATypeThatResolves() {
        get("/api/v1/bricks/unknown")
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/brick-not-found")
                .jsonPath("$.title")
                .isEqualTo("Brick not found")
                .jsonPath("$.detail")
                .isEqualTo("There is no such brick.")
                .jsonPath("$.status")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"surprise,500", "store-away,503", "commit-unknown,503"})
    void failureGivesNothingAway(String name, int status) {
        get("/api/v1/bricks/" + name)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("/problems/").doesNotContain("secret"));
    }

    @Test
    void unknownParameterIsRefused() {
        get("/api/v1/bricks?limt=3")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This operation has no parameter named \"limt\".");
    }

    @Test
    void wrongParameterIsRefused() {
        get("/api/v1/bricks?limit=many").expectStatus().isBadRequest();
    }

    @Test
    void repeatedParameterOfAWrongTypeNamesNoClass() {
        get("/api/v1/bricks?limit=many&limit=more")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("limit").doesNotContain("java"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0x10",
                "limit=%2310",
                "limit=010",
                "limit=%2B10",
                "limit=1%200",
                "limit=%D9%A3",
                "limit=10.0",
                "limit=99999999999",
                "limit=99999999999999999999",
                "limit=1&limit=1",
                "limit=&limit=1"
            })
    void numberIsOneDecimalNumber(String query) {
        client().get()
                .uri(URI.create("http://localhost:" + port + "/api/v1/bricks?" + query))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=7, bricks 7",
        "limit=-1, bricks -1",
        "limit=, bricks 20",
        "limit=0, bricks 0"
    })
    void decimalNumberIsRead(String query, String answer) {
        get("/api/v1/bricks?" + query).expectBody(String.class).isEqualTo(answer);
    }

    @Test
    void parameterThatIsAListMayComeSeveralTimes() {
        get("/api/v1/bricks?marks=a&marks=b")
                .expectBody(String.class)
                .isEqualTo("bricks 20 [a, b]");
    }

    @Test
    void hostileParameterNameIsRefused() {
        client().get()
                .uri(URI.create("http://localhost:" + port + "/api/v1/bricks?%00=1"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void multipartIsNotSupported() {
        client().post()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .header("Content-Type", "multipart/form-data")
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void parameterOutOfRangeIsNamed() {
        get("/api/v1/bricks?limit=101")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit")
                .jsonPath("$.errors[0].reason")
                .isEqualTo("must be less than or equal to 100");
    }

    @Test
    void numberInPlaceOfAWordIsRefused() {
        post("{\"name\":\"brick\",\"colour\":0}", bearer(WRITE)).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /% HTTP/1.1",
                "GET /a[b HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /api/v1/bricks?limit=%zz HTTP/1.1"
            })
    void requestThatCannotBeParsedIsAProblem(String requestLine) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "/problems/bad-request")
                    .doesNotContain("html", "Tomcat");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\",\"colour\":\"RED\"} | name",
                "{\"name\":\"brick\",\"colour\":\"PINK\"} | colour",
                "{\"name\":\"brick\",\"size\":3} | size",
                "{\"name\":\"far too long a name\"} | name"
            })
    void wrongFieldIsNamed(String body, String field) {
        post(body, bearer(WRITE))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":\"RED\"} | must be there and must not be blank",
                "{\"name\":\" \"} | must be there and must not be blank",
                "{\"name\":\"far too long a name\"} | must have at most 10 characters or entries",
                "{\"name\":\"brick\",\"marks\":[]} | must have 1 to 3 characters or entries",
                "{\"name\":\"brick\",\"mould\":\"x\"} | has a form that is not allowed",
            })
    void whatIsWrongIsSaidInPlainEnglishWhateverTheClientAccepts(String body, String reason) {
        client().post()
                .uri("/api/v1/bricks")
                .header("Authorization", bearer(WRITE))
                .header("Accept-Language", "de")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].reason")
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'weight': 99999999999} | weight | must be a whole number from -2147483648 to"
                        + " 2147483647",
                "{'weight': -99999999999999999999} | weight | must be a whole number from"
                        + " -2147483648 to 2147483647",
                "{'weight': 1e99} | weight | must be a whole number from -2147483648 to 2147483647",
                "{'weight': 1.5} | weight | must be a whole number from -2147483648 to 2147483647",
                "{'weight': '5'} | weight | must be a whole number from -2147483648 to 2147483647",
                "{'weight': []} | weight | must be a whole number from -2147483648 to 2147483647",
                "{'parts': [{'weight': 1}, {'weight': 99999999999}]} | parts[1].weight | must be a"
                        + " whole number from -2147483648 to 2147483647",
                "{'parts': {}} | parts | must be a list",
                "{'parts': [1]} | parts[0] | must be an object",
                "{'parts': [{'weight': 1, 'size': 1}]} | parts[0].size | is unknown",
                "{'marks': ['a', 5]} | marks[1] | must be text",
                "{'colour': 5} | colour | must be text",
                "{'colour': 'PINK'} | colour | must be one of RED, GREEN",
                "{'glazed': 'yes'} | glazed | must be true or false",
                "{'glazed': 1} | glazed | must be true or false",
            },
            quoteCharacter = '`')
    void fieldOfAnotherKindIsNamed(String body, String field, String reason) {
        post(body.replace('\'', '"'), bearer(WRITE))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].reason")
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 'a', 'name': 'a'} | name",
                "{'name': 'a', 'nam\\u0065': 'b'} | name",
                "{'parts': [{'weight': 1}, {'weight': 2, 'weight': 3}]} | parts[1].weight",
            },
            quoteCharacter = '`')
    void fieldThatIsThereTwiceIsNamed(String body, String field) {
        post(body.replace('\'', '"'), bearer(WRITE))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].reason")
                .isEqualTo("is there twice");
    }

    @Test
    void placeIsSaidWhereABodyIsNoJson() {
        post("{\n  \"name\": red\n}", bearer(WRITE))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/unreadable-body")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("line 2"));
    }

    /** Of a controller, a rule about parameters, an unknown path, security and the last resort. */
    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/bricks/unknown,  404",
        "GET,    /api/v1/bricks/surprise, 500",
        "GET,    /api/v1/bricks?limt=3,   400",
        "GET,    /api/v1/bricks?limit=x,  400",
        "GET,    /api/v1/nothing,         401",
        "POST,   /api/v1/bricks/x,        401",
        "DELETE, /api/v1/bricks,          401"
    })
    void problemNamesItsRequestAndItsTrace(String method, String path, int status) {
        client().method(HttpMethod.valueOf(method))
                .uri(path)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.instance")
                .isEqualTo(path.replaceFirst("\\?.*", ""))
                .jsonPath("$.traceId")
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void forbiddenRequestIsNamedToo() {
        post("{}", bearer("bricks:read"))
                .expectBody()
                .jsonPath("$.instance")
                .isEqualTo("/api/v1/bricks")
                .jsonPath("$.traceId")
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "null", "\u0000"})
    void unreadableBodyIsRefused(String body) {
        post(body, bearer(WRITE))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void missingTokenIsAProblem() {
        post("{}", "")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer.*");
    }

    @Test
    void missingScopeIsForbidden() {
        post("{}", bearer("bricks:read")).expectStatus().isForbidden();
    }

    @Test
    void rightTokenIsAccepted() {
        post("{\"name\":\"brick\",\"colour\":\"RED\"}", bearer(WRITE)).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void operationsAreForOperatorsWhateverTheRulesOfTheServiceSay(String method) {
        operation(method, "").expectStatus().isUnauthorized();
        operation(method, bearer("bricks:write"))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        operation(method, bearer("operations")).expectStatus().isOk();
    }

    static Stream<Arguments> wrongTokens() {
        var past = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        return Stream.of(
                wrong("an ID token's type", "JWT", claims -> claims),
                wrong("another issuer", "at+jwt", claims -> claims.issuer("http://evil.test")),
                wrong("another audience", "at+jwt", claims -> claims.audience("backroad-web")),
                wrong("no audience", "at+jwt", claims -> claims.audience((String) null)),
                wrong("an expiry in the past", "at+jwt", claims -> claims.expirationTime(past)),
                wrong("no expiry", "at+jwt", claims -> claims.expirationTime(null)));
    }

    private static Arguments wrong(
            String name, String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, type, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTokens")
    void tokenIsRefusedWith(String name, String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        var token = tokens.token(type, claims -> change.apply(claims.claim("scope", WRITE)));

        post("{\"name\":\"brick\"}", "Bearer " + token).expectStatus().isUnauthorized();
    }

    @Test
    void wrongMethodIsAProblem() {
        client().method(HttpMethod.POST)
                .uri("/api/v1/bricks/x")
                .header("Authorization", bearer(WRITE))
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(403, 405))
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void actuatorAnswersOnItsOwnPortOnly() {
        get("/actuator/health").expectStatus().isEqualTo(HttpStatus.UNAUTHORIZED);

        RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + managementPort)
                .build()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static void isProblem(
            RestTestClient.ResponseSpec answer, int status, String slug, String title) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/" + slug)
                .jsonPath("$.title")
                .isEqualTo(title)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.detail")
                .isNotEmpty();
    }

    /** JSON of so many bytes, with a name that is far too long. */
    private static String bodyOf(int length) {
        return "{\"name\":\"" + "x".repeat(length - 11) + "\"}";
    }

    private HttpResponse<String> sendInChunks(String path, String body) throws Exception {
        var bytes =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Authorization", bearer(WRITE))
                        .header("Content-Type", "application/json")
                        .POST(bytes)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private RestTestClient.ResponseSpec get(String path) {
        return client().get().uri(path).exchange();
    }

    private RestTestClient.ResponseSpec post(String body, String authorization) {
        return post("/api/v1/bricks", body, authorization);
    }

    private RestTestClient.ResponseSpec post(String path, String body, String authorization) {
        var request = client().post().uri(path);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private RestTestClient.ResponseSpec operation(String method, String authorization) {
        var request = client().method(HttpMethod.valueOf(method)).uri("/api/v1/operations/kiln");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request.exchange();
    }

    private String bearer(String scope) {
        return "Bearer " + tokens.token(UUID.randomUUID(), scope);
    }
}
