package dev.backroad.progress.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.backroad.progress.CertificateTest;
import dev.backroad.progress.Graduation;
import dev.backroad.testsupport.Contract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CertificateTest
class CertificatesIntegrationTests {

    private static final String HOME = "http://localhost:8080";
    private static final String ISSUED = "dev.backroad.progress.certificate-issued.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired Graduation graduation;
    @Autowired JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();
    private final UUID account = UUID.randomUUID();
    private RestTestClient lena = RestTestClient.bindToServer().build();
    private RestTestClient stranger = RestTestClient.bindToServer().build();

    @BeforeEach
    void arrive() {
        lena = graduation.learner(account);
        stranger = graduation.stranger();
    }

    @Test
    void everybodySeesThatACertificateIsValid() {
        var certificate = graduation.certificate(lena, "Lena Learner");

        var seen = json(stranger, "/api/v1/certificates/" + id(certificate));

        assertThat(seen.at("/certificate")).isEqualTo(certificate);
        assertThat(seen.at("/verification/valid").asBoolean()).isTrue();
        assertThat(seen.at("/verification/reason").isNull()).isTrue();
        assertThat(certificate.at("/name").asString()).isEqualTo("Lena Learner");
        assertThat(certificate.at("/done").asInt()).isEqualTo(2);
        assertThat(certificate.at("/skipped").asInt()).isEqualTo(1);
        assertThat(certificate.at("/total").asInt()).isEqualTo(3);
        assertThat(certificate.at("/page").asString())
                .isEqualTo(HOME + "/certificates/" + id(certificate));
        assertThat(json(lena, "/api/v1/certificates").at("/items/0")).isEqualTo(certificate);
        assertThat(verdict(credential(certificate)).at("/certificate")).isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vc+jwt,                        application/vc+jwt",
        "application/jwt,                           application/jwt",
        "text/plain,                                text/plain",
        "'text/html,application/xml;q=0.9,*/*;q=0.8', application/json",
        "'application/json, text/plain;q=0.5',      application/json",
        "'application/vc+jwt;q=0.2, application/json;q=0.9', application/json",
        "'application/json;q=0.5, application/jwt', application/jwt",
        "*/*,                                       application/json",
        "application/json,                          application/json"
    })
    void programsChooseTheForm(String accept, String type) {
        var certificate = graduation.certificate(lena, "Lena");

        var answer =
                stranger.get()
                        .uri("/api/v1/certificates/" + id(certificate))
                        .header("Accept", accept)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class);

        assertThat(answer.getResponseHeaders().getContentType())
                .matches(it -> it != null && MediaType.parseMediaType(type).isCompatibleWith(it));
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-cache, public");
        assertThat(answer.getResponseHeaders().getVary()).contains("Accept");
        if (!type.equals("application/json")) {
            assertThat(answer.getResponseBody()).isEqualTo(credential(certificate));
        }
    }

    /** Whoever has the keys needs us no more. */
    @Test
    void isVerifiedFromTheKeysAlone() throws Exception {
        var certificate = graduation.certificate(lena, "Lena Learner");
        var keys = JWKSet.parse(text(stranger, "/api/v1/certificate-issuer/jwks"));

        var claims = processor(keys).process(credential(certificate), null);

        assertThat(claims.getIssuer()).isEqualTo(HOME + "/api/v1/certificate-issuer");
        assertThat(claims.getJWTID()).isEqualTo(HOME + "/api/v1/certificates/" + id(certificate));
        assertThat(claims.getNotBeforeTime().toInstant())
                .isEqualTo(Instant.parse(certificate.at("/issuedAt").asString()));
        assertThat(keys.getKeys()).noneMatch(JWK::isPrivate);
    }

    @Test
    void keepsToOpenBadges() throws Exception {
        var certificate = graduation.certificate(lena, "Lena Learner");
        var token = JWSObject.parse(credential(certificate));

        var payload = token.getPayload().toString();

        assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("alg", "kid", "typ");
        assertThat(token.getHeader().getType().getType()).isEqualTo("JWT");
        assertKept("open-badge-credential.json", payload);
        assertKept("profile.json", text(stranger, "/api/v1/certificate-issuer"));
        var subject = json.readTree(payload).at("/credentialSubject");
        assertThat(subject.at("/identifier/0/identityHash").asString()).isEqualTo("Lena Learner");
        assertThat(subject.at("/result/0/value").asString()).isEqualTo("2");
        assertThat(subject.at("/result/1/value").asString()).isEqualTo("1");
        assertThat(subject.at("/achievement/name").asString()).isEqualTo("Backend & more");
        assertThat(payload).doesNotContain(account.toString());
    }

    @Test
    void nameOfTheKeyLeadsToIt() throws Exception {
        var certificate = graduation.certificate(lena, "Lena");
        var kid = JWSObject.parse(credential(certificate)).getHeader().getKeyID();
        var keys = JWKSet.parse(text(stranger, "/api/v1/certificate-issuer/jwks"));

        var key = JWK.parse(text(stranger, kid.substring(HOME.length())));

        assertThat(key).isEqualTo(keys.getKeyByKeyId(kid));
        assertThat(key.isPrivate()).isFalse();
    }

    @Test
    void whoAsksAgainGetsTheSame() {
        var enrollment = graduation.completed(lena);
        var first = body(graduation.ask(lena, enrollment, "Lena").expectStatus().isCreated());

        var second = body(graduation.ask(lena, enrollment, "Somebody Else").expectStatus().isOk());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void newOneIsFoundAtItsAddress() {
        var enrollment = graduation.completed(lena);

        var location =
                graduation
                        .ask(lena, enrollment, "Lena")
                        .expectStatus()
                        .isCreated()
                        .returnResult(String.class)
                        .getResponseHeaders()
                        .getLocation();

        stranger.get().uri(String.valueOf(location)).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "done,        not-started, in-progress, 2 topics are still open: neither done nor skipped.",
        "done,        skipped,     in-progress, 1 topic is still open: neither done nor skipped.",
        "skipped,     skipped,     skipped,     All topics are skipped: at least one has to be"
                + " done."
    })
    void roadmapThatIsNotCompleteHasNone(String one, String two, String three, String detail) {
        var enrollment = graduation.enrolled(lena, one, two, three);

        var refused = graduation.ask(lena, enrollment, "Lena").expectStatus().isEqualTo(409);

        var problem = body(refused);
        assertThat(problem.at("/type").asString())
                .isEqualTo(HOME + "/problems/roadmap-not-complete");
        assertThat(problem.at("/detail").asString()).isEqualTo(detail);
        assertThat(json(lena, "/api/v1/certificates").at("/items").isEmpty()).isTrue();
    }

    @Test
    void whatCameInAFileIsCertifiedOnceItIsCompletedHere() {
        graduation.completed(lena);
        var mia = graduation.learner(UUID.randomUUID());
        mia.put()
                .uri("/api/v1/progress-file")
                .contentType(MediaType.APPLICATION_JSON)
                .body(text(lena, "/api/v1/progress-file"))
                .exchange()
                .expectStatus()
                .isOk();
        var brought =
                UUID.fromString(json(mia, "/api/v1/enrollments").at("/items/0/id").asString());

        graduation
                .ask(mia, brought, "Mia")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(HOME + "/problems/roadmap-completed-elsewhere");

        for (var topic : List.of("topic-0", "topic-1")) {
            graduation.move(mia, brought, topic, "in-progress");
            graduation.move(mia, brought, topic, "done");
        }
        graduation.ask(mia, brought, "Mia").expectStatus().isCreated();
    }

    @Test
    void enrollmentOfSomebodyElseIsNotFound() {
        var enrollment = graduation.completed(lena);
        var mallory = graduation.learner(UUID.randomUUID());

        graduation.ask(mallory, enrollment, "Mallory").expectStatus().isNotFound();
        graduation.ask(mallory, UUID.randomUUID(), "Mallory").expectStatus().isNotFound();

        assertThat(json(lena, "/api/v1/certificates").at("/items").isEmpty()).isTrue();
    }

    @Test
    void nameThatNobodyCanReadIsRefused() {
        var enrollment = graduation.completed(lena);

        var problem =
                body(graduation.ask(lena, enrollment, "Le\u202ena").expectStatus().isBadRequest());

        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("name");
        assertThat(json(lena, "/api/v1/certificates").at("/items").isEmpty()).isTrue();
    }

    @Test
    void fiftyAtOnceMakeOneCertificateAndOneEvent() throws Exception {
        var enrollment = graduation.completed(lena);
        Callable<JsonNode> ask =
                () ->
                        body(
                                graduation
                                        .ask(lena, enrollment, "Lena")
                                        .expectStatus()
                                        .is2xxSuccessful());

        var answers = new ArrayList<JsonNode>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 50).mapToObj(_ -> threads.submit(ask)).toList();
            for (var each : running) {
                answers.add(each.get());
            }
        }

        assertThat(answers).hasSize(50).containsOnly(answers.getFirst());
        var id = id(answers.getFirst());
        await().atMost(PATIENCE).until(() -> !graduation.heardOf(id).isEmpty());
        // One more of another learner, and there is nothing left that could still arrive.
        var next = id(graduation.certificate(graduation.learner(UUID.randomUUID()), "Next"));
        await().atMost(PATIENCE).until(() -> !graduation.heardOf(next).isEmpty());
        var heard = graduation.heardOf(id);
        assertThat(heard).hasSize(1);
        Contract.of(ISSUED).assertKeptBy(heard.getFirst());
        assertThat(new String(heard.getFirst().value(), UTF_8)).doesNotContain("Lena");
    }

    @Test
    void whatWasRevokedIsNotValidAnywhere() throws Exception {
        var certificate = graduation.certificate(lena, "Lena Leaves Nothing");
        var credential = credential(certificate);
        var path = "/api/v1/certificates/" + id(certificate);
        assertThat(isMarkedRevoked(credential)).isFalse();

        lena.delete().uri(path).exchange().expectStatus().isNoContent();

        assertThat(
                        body(stranger.get().uri(path).exchange().expectStatus().isEqualTo(410))
                                .at("/type")
                                .asString())
                .endsWith("/problems/certificate-revoked");
        assertThat(verdict(credential).at("/valid").asBoolean()).isFalse();
        assertThat(verdict(credential).at("/reason").asString()).isEqualTo("revoked");
        assertThat(isMarkedRevoked(credential)).isTrue();
        assertThat(json(lena, "/api/v1/certificates").at("/items").isEmpty()).isTrue();
        assertThat(everything("certificate")).doesNotContain("Lena Leaves Nothing", credential);
    }

    @Test
    void revocationIsSeenUnderAKeyThatWasAskedWithBefore() {
        var certificate = graduation.certificate(lena, "Lena");
        var key = UUID.randomUUID().toString();
        assertThat(verdict(lena, credential(certificate), key).at("/valid").asBoolean()).isTrue();

        lena.delete().uri("/api/v1/certificates/" + id(certificate)).exchange();

        assertThat(verdict(lena, credential(certificate), key).at("/reason").asString())
                .isEqualTo("revoked");
    }

    @Test
    void revokingTwiceIsRevokingOnce() {
        var certificate = graduation.certificate(lena, "Lena");
        var path = "/api/v1/certificates/" + id(certificate);

        lena.delete().uri(path).exchange().expectStatus().isNoContent();
        var before = everything("certificate");
        lena.delete().uri(path).exchange().expectStatus().isNoContent();

        assertThat(everything("certificate")).isEqualTo(before);
    }

    @Test
    void whoRevokedOneGetsANewOne() {
        var enrollment = graduation.completed(lena);
        var first = body(graduation.ask(lena, enrollment, "Lnea").expectStatus().isCreated());
        lena.delete().uri("/api/v1/certificates/" + id(first)).exchange();

        var second = body(graduation.ask(lena, enrollment, "Lena").expectStatus().isCreated());

        assertThat(id(second)).isNotEqualTo(id(first));
        assertThat(verdict(credential(first)).at("/reason").asString()).isEqualTo("revoked");
        assertThat(verdict(credential(second)).at("/valid").asBoolean()).isTrue();
    }

    @Test
    void foreignCertificateIsNotRevoked() {
        var certificate = graduation.certificate(lena, "Lena");
        var path = "/api/v1/certificates/" + id(certificate);
        var mallory = graduation.learner(UUID.randomUUID());

        mallory.delete().uri(path).exchange().expectStatus().isNotFound();
        stranger.delete().uri(path).exchange().expectStatus().isUnauthorized();

        stranger.get().uri(path).exchange().expectStatus().isOk();
    }

    @Test
    void nothingTellsWhoLeft() throws Exception {
        var certificate = graduation.certificate(lena, "Lena Leaves");
        var credential = credential(certificate);

        graduation.deleteAccount(account);

        var path = "/api/v1/certificates/" + id(certificate);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> stranger.get().uri(path).exchange().expectStatus().isEqualTo(410));
        assertThat(verdict(credential).at("/reason").asString()).isEqualTo("revoked");
        assertThat(isMarkedRevoked(credential)).isTrue();
        assertThat(everything("certificate"))
                .contains(id(certificate).toString())
                .doesNotContain(account.toString(), "Lena Leaves", credential);
        assertThat(everything("credential_key")).doesNotContain(account.toString());
        graduation.ask(lena, UUID.randomUUID(), "Lena").expectStatus().isForbidden();
    }

    @Test
    void personalDataHasCertificatesAndThoseThatWere() {
        var kept = graduation.certificate(lena, "Lena");
        var revoked = graduation.certificate(lena, "Lena");
        lena.delete().uri("/api/v1/certificates/" + id(revoked)).exchange();

        var data = json(lena, "/api/v1/personal-data/progress-service");

        assertThat(data.at("/enrollments").size()).isEqualTo(2);
        assertThat(data.at("/certificates").size()).isEqualTo(2);
        assertThat(data.at("/certificates/0/id").asString()).isEqualTo(id(revoked).toString());
        assertThat(data.at("/certificates/0/name").isNull()).isTrue();
        assertThat(data.at("/certificates/1/name").asString()).isEqualTo("Lena");
        assertThat(data.at("/certificates/1/credential")).isEqualTo(kept.at("/credential"));
    }

    @Test
    void certificateOutlivesWhatFollows() {
        var enrollment = graduation.completed(lena);
        var certificate = body(graduation.ask(lena, enrollment, "Lena").expectStatus().isCreated());

        graduation.move(lena, enrollment, "topic-0", "in-progress");

        assertThat(verdict(credential(certificate)).at("/valid").asBoolean()).isTrue();
        graduation.ask(lena, enrollment, "Lena").expectStatus().isOk();
    }

    private boolean isMarkedRevoked(String credential) throws Exception {
        var status =
                json.readTree(JWSObject.parse(credential).getPayload().toString())
                        .at("/credentialStatus");
        var path = status.at("/statusListCredential").asString().substring(HOME.length());
        var keys = JWKSet.parse(text(stranger, "/api/v1/certificate-issuer/jwks"));
        var list = processor(keys).process(text(stranger, path, "application/vc+jwt"), null);
        var encoded =
                json.readTree(list.toString()).at("/credentialSubject/encodedList").asString();
        var bits = unzipped(encoded.substring(1));
        var place = status.at("/statusListIndex").asInt();
        return (bits[place / 8] & (0x80 >> place % 8)) != 0;
    }

    private static byte[] unzipped(String encoded) throws IOException {
        var zipped = new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded));
        try (var unzip = new GZIPInputStream(zipped)) {
            var bits = unzip.readAllBytes();
            assertThat(bits).hasSize(16 * 1024);
            return bits;
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(JWKSet keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        return processor;
    }

    private static void assertKept(String schema, String document) throws IOException {
        var rules = Files.readString(Path.of("src/test/resources/open-badges", schema));
        var errors =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(rules)
                        .validate(
                                document,
                                InputFormat.JSON,
                                it ->
                                        it.executionConfig(
                                                config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).extracting(Error::toString).isEmpty();
    }

    /** All that a table holds, as text. */
    private String everything(String table) {
        return jdbc
                .sql("select t::text from " + table + " t order by 1")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private JsonNode verdict(String credential) {
        return verdict(stranger, credential, "none");
    }

    private JsonNode verdict(RestTestClient who, String credential, String key) {
        var body = json.createObjectNode().put("credential", credential).toString();
        return body(
                who.post()
                        .uri("/api/v1/certificate-verifications")
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private JsonNode body(RestTestClient.ResponseSpec answer) {
        return json.readTree(answer.returnResult(String.class).getResponseBody());
    }

    private JsonNode json(RestTestClient client, String path) {
        return json.readTree(text(client, path));
    }

    private static String text(RestTestClient client, String path) {
        return text(client, path, "application/json");
    }

    private static String text(RestTestClient client, String path, String accept) {
        return String.valueOf(
                client.get()
                        .uri(path)
                        .header("Accept", accept)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody());
    }

    private static UUID id(JsonNode certificate) {
        return UUID.fromString(certificate.at("/id").asString());
    }

    private static String credential(JsonNode certificate) {
        return certificate.at("/credential").asString();
    }
}
