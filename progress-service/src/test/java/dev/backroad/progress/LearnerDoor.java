package dev.backroad.progress;

import static org.awaitility.Awaitility.await;

import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WireEvent;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Learners at the service's door, for tests. */
@TestComponent
public class LearnerDoor {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Environment environment;
    private final TokenIssuer tokens;
    private final KafkaTemplate<String, byte[]> kafka;

    LearnerDoor(Environment environment, TokenIssuer tokens, KafkaTemplate<String, byte[]> kafka) {
        this.environment = environment;
        this.tokens = tokens;
        this.kafka = kafka;
    }

    /** Somebody who is signed in. */
    public At of(UUID learner) {
        var port = environment.getRequiredProperty("local.server.port");
        var token = tokens.token(learner, "progress:read progress:write account:read");
        return new At(
                learner,
                RestTestClient.bindToServer()
                        .baseUrl("http://localhost:" + port)
                        .defaultHeader("Authorization", "Bearer " + token)
                        .build());
    }

    /** Publishes a roadmap of its own name; returns the name. */
    public String publish(String... topics) {
        var id = UUID.randomUUID();
        var slug = "r" + id;
        var body = JSON.createObjectNode();
        body.put("roadmapId", id.toString()).put("slug", slug).put("title", "R").put("version", 1);
        for (var topic : topics) {
            body.withArray("topics")
                    .addObject()
                    .put("topicId", UUID.randomUUID().toString())
                    .put("slug", topic)
                    .put("title", "The " + topic);
        }
        var type = "dev.backroad.catalog.roadmap-published.v1";
        kafka.send(
                        WireEvent.sent(
                                "catalog.roadmaps",
                                type,
                                UUID.randomUUID(),
                                id,
                                1,
                                body.toString()))
                .join();
        return slug;
    }

    /** Tells that an account is gone. */
    public void delete(UUID account) {
        var type = "dev.backroad.identity.account-deleted.v1";
        var body = "{\"accountId\": \"" + account + "\"}";
        kafka.send(WireEvent.sent("identity.accounts", type, UUID.randomUUID(), account, 2, body))
                .join();
    }

    /** A learner's way in. */
    public record At(UUID learner, RestTestClient api) {

        public JsonNode get(String path) {
            return read(api.get().uri(path).exchange().expectStatus().isOk());
        }

        public RestTestClient.ResponseSpec post(String path, String body, String... headers) {
            return send(api.post().uri(path), body, headers);
        }

        public RestTestClient.ResponseSpec put(String path, String body, String... headers) {
            return send(api.put().uri(path), body, headers);
        }

        private static RestTestClient.ResponseSpec send(
                RestTestClient.RequestBodySpec request, String body, String... headers) {
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
        }

        /** Enrols as soon as the roadmap has arrived; returns the enrolment's address. */
        public String enroll(String roadmap) {
            var body = "{\"roadmap\":\"" + roadmap + "\"}";
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            post("/api/v1/enrollments", body).expectStatus().is2xxSuccessful());
            var enrolled = read(post("/api/v1/enrollments", body));
            return "/api/v1/enrollments/" + enrolled.at("/id").asString();
        }

        public void move(String enrollment, String topic, String status) {
            put(enrollment + "/topics/" + topic, "{\"status\":\"" + status + "\"}")
                    .expectStatus()
                    .isOk();
        }

        /** Changes one setting to what is JSON. */
        public void set(String setting, String value) {
            var path = "/api/v1/learning-settings";
            var before = api.get().uri(path).exchange().returnResult(String.class);
            var wish = JSON.readTree(before.getResponseBody()).asObject();
            wish.set(setting, JSON.readTree(value));
            var tag = String.valueOf(before.getResponseHeaders().getETag());
            put(path, wish.toString(), "If-Match", tag).expectStatus().isOk();
        }

        public static JsonNode read(RestTestClient.ResponseSpec answer) {
            return JSON.readTree(answer.returnResult(String.class).getResponseBody());
        }
    }
}
