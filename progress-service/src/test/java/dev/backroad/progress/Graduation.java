package dev.backroad.progress;

import static org.awaitility.Awaitility.await;

import dev.backroad.messaging.Topics;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WireEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Learners and what they have reached, by the doors that everybody uses. */
public class Graduation {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaTemplate<String, byte[]> kafka;
    private final TokenIssuer tokens;
    private final Neighbours neighbours;
    private final Environment environment;
    private final JsonMapper json = new JsonMapper();

    Graduation(
            KafkaTemplate<String, byte[]> kafka,
            TokenIssuer tokens,
            Neighbours neighbours,
            Environment environment) {
        this.kafka = kafka;
        this.tokens = tokens;
        this.neighbours = neighbours;
        this.environment = environment;
    }

    /** The neighbours: they own two topics, and one of them listens to ours. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Neighbours {

        private final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();

        @Bean
        static NewTopic roadmaps(Topics topics) {
            return topics.named("catalog.roadmaps");
        }

        @Bean
        static NewTopic accounts(Topics topics) {
            return topics.named("identity.accounts");
        }

        @KafkaListener(topics = "progress.certificates", groupId = "neighbour")
        void on(ConsumerRecord<String, byte[]> message) {
            heard.add(message);
        }
    }

    public List<ConsumerRecord<String, byte[]>> heardOf(UUID certificate) {
        return neighbours.heard.stream()
                .filter(it -> it.key().equals(certificate.toString()))
                .toList();
    }

    public RestTestClient stranger() {
        return RestTestClient.bindToServer().baseUrl(address()).build();
    }

    public RestTestClient learner(UUID account) {
        var token = tokens.token(account, "progress:read progress:write account:read");
        return RestTestClient.bindToServer()
                .baseUrl(address())
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    /** Returns the enrolment of a learner in a roadmap of its own, with as many topics as named. */
    public UUID enrolled(RestTestClient learner, String... statuses) {
        var roadmapId = UUID.randomUUID();
        var roadmap = "r" + roadmapId;
        publish(roadmapId, roadmap, statuses.length);
        var enrollment = enroll(learner, roadmap);
        for (int i = 0; i < statuses.length; i++) {
            move(learner, enrollment, "topic-" + i, statuses[i]);
        }
        return enrollment;
    }

    public UUID completed(RestTestClient learner) {
        return enrolled(learner, "done", "done", "skipped");
    }

    /** Returns a new certificate. */
    public JsonNode certificate(RestTestClient learner, String name) {
        var answer =
                ask(learner, completed(learner), name)
                        .expectStatus()
                        .isCreated()
                        .returnResult(String.class);
        return json.readTree(answer.getResponseBody());
    }

    public RestTestClient.ResponseSpec ask(RestTestClient learner, UUID enrollment, String name) {
        var body = json.createObjectNode().put("enrollmentId", enrollment.toString());
        return learner.post()
                .uri("/api/v1/certificates")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.put("name", name).toString())
                .exchange();
    }

    public void move(RestTestClient learner, UUID enrollment, String topic, String status) {
        learner.put()
                .uri("/api/v1/enrollments/{id}/topics/{topic}", enrollment, topic)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"status\":\"" + status + "\"}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    public void deleteAccount(UUID account) {
        send(
                "identity.accounts",
                "dev.backroad.identity.account-deleted.v1",
                account,
                "{\"accountId\": \"" + account + "\"}");
    }

    private UUID enroll(RestTestClient learner, String roadmap) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            var answer =
                                    learner.post()
                                            .uri("/api/v1/enrollments")
                                            .contentType(MediaType.APPLICATION_JSON)
                                            .body("{\"roadmap\":\"" + roadmap + "\"}")
                                            .exchange()
                                            .returnResult(String.class);
                            return json.readTree(answer.getResponseBody()).path("id").asString("");
                        },
                        id -> !id.isEmpty())
                .transform(UUID::fromString);
    }

    private void publish(UUID roadmapId, String roadmap, int size) {
        var topics = json.createArrayNode();
        for (int i = 0; i < size; i++) {
            topics.addObject()
                    .put("topicId", UUID.randomUUID().toString())
                    .put("slug", "topic-" + i)
                    .put("title", "Topic " + i);
        }
        var body =
                json.createObjectNode()
                        .put("roadmapId", roadmapId.toString())
                        .put("slug", roadmap)
                        .put("title", "Backend & more")
                        .put("version", 1)
                        .set("topics", topics)
                        .toString();
        send("catalog.roadmaps", "dev.backroad.catalog.roadmap-published.v1", roadmapId, body);
    }

    private void send(String topic, String type, UUID subject, String body) {
        kafka.send(WireEvent.sent(topic, type, UUID.randomUUID(), subject, 1, body)).join();
    }

    private String address() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }
}
