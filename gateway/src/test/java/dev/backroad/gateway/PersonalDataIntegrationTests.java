package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The document that the gateway composes of what the services hold about the caller. */
@GatewayTest
@WithRedis
class PersonalDataIntegrationTests {

    private static final String PATH = "/api/v1/personal-data";

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
        says("identity-service", new Answer(200, "{\"username\": \"lena\"}", Map.of()));
        says("progress-service", new Answer(200, "{\"enrollments\": [1, 2]}", Map.of()));
        says("notification-service", new Answer(200, "{\"notifications\": []}", Map.of()));
    }

    @Test
    void isOneDownloadOutOfAllServicesThatKnowPersons() {
        var token = FakeParts.IDENTITY.accessToken(it -> it);

        ask(token)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"backroad-my-data.json\"")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .json(
                        """
                        {"services": {
                          "identity-service": {"username": "lena"},
                          "progress-service": {"enrollments": [1, 2]},
                          "notification-service": {"notifications": []}},
                         "missing": []}
                        """);

        assertThat(FakeParts.PROGRESS.lastRequest().path()).isEqualTo(PATH + "/progress-service");
        assertThat(FakeParts.PROGRESS.lastRequest().header("Authorization"))
                .containsExactly("Bearer " + token);
        assertThat(FakeParts.CATALOG.requests()).isEmpty();
    }

    @Test
    void namesTheServicesThatAreMissingInIt() {
        says("progress-service", new Answer(500, "{}", Map.of()));
        says("notification-service", FakeService.HANG_UP);

        ask().expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"services": {"identity-service": {"username": "lena"}},
                         "missing": ["progress-service", "notification-service"]}
                        """);
    }

    @Test
    void isRefusedWhenNobodyAnswers() {
        FakeParts.BY_NAME.keySet().forEach(name -> says(name, FakeService.HANG_UP));

        ask().expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/service-away");
    }

    @Test
    void needsTheScopeThatTheServicesAskFor() {
        FakeParts.BY_NAME.keySet().forEach(name -> says(name, new Answer(403, "{}", Map.of())));

        ask().expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The access token does not carry the scope \"account:read\".");
    }

    private ResponseSpec ask() {
        return ask(FakeParts.IDENTITY.accessToken(it -> it));
    }

    private ResponseSpec ask(String token) {
        return door.client().get().uri(PATH).headers(it -> it.setBearerAuth(token)).exchange();
    }

    /** Identity-service goes on being asked for keys. */
    private static void says(String service, Answer answer) {
        Objects.requireNonNull(FakeParts.BY_NAME.get(service))
                .answers(request ->
                        request.path().startsWith(PATH)
                                ? answer
                                : FakeParts.IDENTITY.answer(request));
    }
}
