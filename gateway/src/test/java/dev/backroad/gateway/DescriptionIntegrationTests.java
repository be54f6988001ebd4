package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.backroad.testsupport.WithRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether docs/openapi/gateway.json, which is written by hand, is true. */
@GatewayTest
@WithRedis
class DescriptionIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired Door door;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private ObjectNode description = JSON.createObjectNode();

    @BeforeEach
    void read() throws IOException {
        FakeParts.reset();
        description =
                (ObjectNode)
                        JSON.readTree(Files.readString(Path.of("../docs/openapi/gateway.json")));
    }

    /** Pages for people are no operations; what HTML and JSON have in common is there as JSON. */
    @Test
    void hasEachOperationThatTheGatewayAnswersItself() {
        var answered =
                mappings.getHandlerMethods().entrySet().stream()
                        .filter(it ->
                                it.getValue()
                                        .getBeanType()
                                        .getPackageName()
                                        .startsWith("dev.backroad.gateway"))
                        .map(Map.Entry::getKey)
                        .filter(it ->
                                !it.getProducesCondition()
                                        .getProducibleMediaTypes()
                                        .contains(MediaType.TEXT_HTML))
                        .flatMap(DescriptionIntegrationTests::operations);

        assertThat(described().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(answered.toList());
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path));
    }

    private Stream<Map.Entry<String, JsonNode>> described() {
        return description.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(it ->
                                        Map.entry(
                                                it.getKey().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey(),
                                                it.getValue())));
    }

    @Test
    void asksForTheScopesOfTheTable() throws IOException {
        var table =
                Files.readAllLines(Path.of("src/test/resources/authorization.txt")).stream()
                        .filter(line -> !line.startsWith("#"));

        assertThat(
                        described()
                                .filter(it -> it.getValue().has("security"))
                                .map(it ->
                                        it.getKey()
                                                + " "
                                                + it.getValue()
                                                        .at("/security/0/backroad/0")
                                                        .asString()))
                .containsExactlyInAnyOrderElementsOf(table.toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/personal-data,            /api/v1/personal-data",
        "/api/v1/operations/dead-letters,  /api/v1/operations/dead-letters",
        "/api/v1/system,                   /api/v1/system",
        "/session,                         /session",
        "/problems,                        /problems",
        "/problems/not-found,              /problems/{slug}",
        "/docs/openapi/gateway.json,       /docs/openapi/{file}.json"
    })
    void saysWhatIsAnswered(String path, String as) {
        var answer =
                door.client()
                        .get()
                        .uri(path)
                        .accept(MediaType.APPLICATION_JSON)
                        .headers(it -> it.setBearerAuth(operator()))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();

        assertThat(problems(schemaOf(as, "200", "application~1json"), "" + answer)).isEmpty();
    }

    private static String operator() {
        return FakeParts.IDENTITY.accessToken(it -> it.claim("scope", "operations account:read"));
    }

    @Test
    void saysWhatAProblemLooksLike() {
        var answer =
                door.client()
                        .get()
                        .uri("/problems/no-such-problem")
                        .accept(MediaType.APPLICATION_JSON)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();

        var problem = (ObjectNode) description.at("/components/schemas/Problem");
        assertThat(problems(problem.put("additionalProperties", false), "" + answer)).isEmpty();
    }

    private JsonNode schemaOf(String path, String status, String type) {
        return description
                .path("paths")
                .path(path)
                .at("/get/responses/" + status + "/content/" + type + "/schema");
    }

    private Iterable<?> problems(JsonNode schema, String answer) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", description.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString())
                .validate(answer, InputFormat.JSON);
    }
}
