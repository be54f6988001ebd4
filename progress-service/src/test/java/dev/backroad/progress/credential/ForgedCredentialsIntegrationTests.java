package dev.backroad.progress.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backroad.progress.CertificateTest;
import dev.backroad.progress.Graduation;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verification is for everybody, and so for those who mean no good. */
@CertificateTest
class ForgedCredentialsIntegrationTests {

    @Autowired Graduation graduation;
    @Autowired CredentialKeys keys;
    @Autowired Credentials credentials;

    private final JsonMapper json = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> saysWhyItIsNotValid() {
        var lena = graduation.learner(UUID.randomUUID());
        var good = graduation.certificate(lena, "Lena Learner").at("/credential").asString();
        var list = credentials.statusList(0, List.of());
        var valid =
                dynamicTest(
                        "the one that they are made from is valid",
                        () -> assertThat(verdict(good).at("/valid").asBoolean()).isTrue());
        return Stream.concat(
                Stream.of(valid),
                new Forger(good, keys.signing()).forgeries(list).stream().map(this::refused));
    }

    private DynamicTest refused(Forger.Forgery forgery) {
        return dynamicTest(
                forgery.toString(),
                () -> {
                    var verdict = verdict(forgery.text());

                    assertThat(verdict.at("/valid").asBoolean(true)).isFalse();
                    assertThat(verdict.at("/reason").asString()).isEqualTo(forgery.flaw().word());
                    assertThat(verdict.at("/detail").asString())
                            .isEqualTo(forgery.flaw().explanation());
                    assertThat(verdict.at("/certificate").isNull()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | credential",
                "{\"credential\":null} | credential",
                "{\"credential\":1} | credential",
                "{\"credential\":[\"a\"]} | credential",
                "{\"credential\":\"a\\u0000\"} | credential",
                "{\"credential\":\"a\",\"more\":1} | more"
            })
    void bodyThatIsNoneIsExplained(String body, String field) {
        var answer = post(body).expectStatus().isBadRequest().returnResult(String.class);

        var problem = json.readTree(answer.getResponseBody());
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void bodyOfMoreThanAMebibyteIsRefused() {
        post("{\"credential\":\"" + "a".repeat(1024 * 1024) + "\"}").expectStatus().isEqualTo(413);
    }

    private JsonNode verdict(String credential) {
        var body = json.createObjectNode().put("credential", credential).toString();
        var answer = post(body).expectStatus().isOk().returnResult(String.class);
        return json.readTree(answer.getResponseBody());
    }

    private RestTestClient.ResponseSpec post(String body) {
        return graduation
                .stranger()
                .post()
                .uri("/api/v1/certificate-verifications")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
