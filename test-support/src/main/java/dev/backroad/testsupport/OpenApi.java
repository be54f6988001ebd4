package dev.backroad.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service's OpenAPI description: springdoc reads it from the controllers, this adds what they do
 * not say (who may call what, how it is refused), and a test compares it with the committed file,
 * which is the one that the gateway shows.
 */
@Configuration(proxyBeanMethods = false)
public class OpenApi {

    private static final String SIGN_IN = "backroad";
    private static final String PROBLEM = "Problem";
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            SerializationFeature.INDENT_OUTPUT,
                            SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    /** One for all contexts: swagger-core keeps resolvers for the whole JVM, and asks the first. */
    private static final SchemaNames NAMES = new SchemaNames();

    private final String service;
    private final Map<String, String> scopes;

    OpenApi(@Value("${spring.application.name}") String service) {
        this.service = service;
        var table = AuthorizationTable.read(Path.of("src/test/resources/authorization.txt"));
        this.scopes = table.scopes();
    }

    /**
     * Fails unless the committed description is that of the running service. {@code
     * -Dbackroad.openapi.write} writes it instead.
     */
    public void assertCommitted(OpenApiWebMvcResource springdoc) throws IOException {
        var request = new MockHttpServletRequest("GET", "/v3/api-docs");
        var now = springdoc.openapiJson(request, "/v3/api-docs", Locale.ENGLISH);
        var file = Path.of("../docs/openapi/" + service + ".json");
        var text = JSON.writeValueAsString(JSON.readValue(now, Object.class)) + "\n";
        if (System.getProperty("backroad.openapi.write") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("run this test with -Dbackroad.openapi.write, and look at the difference")
                .content()
                .isEqualTo(text);
    }

    @Bean
    static SchemaNames schemaNames() {
        return NAMES;
    }

    @Bean
    static ModelResolver schemas(ObjectMapperProvider json, SchemaNames names) {
        return new ModelResolver(json.jsonMapper(), names);
    }

    @Bean
    static OperationCustomizer answers() {
        return new AnswersInOpenApi();
    }

    @Bean
    static OperationCustomizer words() {
        return new JavadocInOpenApi();
    }

    @Bean
    DescribedAnswers describedAnswers() {
        return new DescribedAnswers(service);
    }

    @Bean
    OpenApiCustomizer describe(SchemaNames names) {
        return api -> {
            api.info(
                    new Info()
                            .title(service)
                            .version("v1")
                            .description(
                                    "Through the gateway. Errors are problem details (RFC 9457)."));
            api.servers(List.of(new Server().url("/")));
            api.setTags(null);
            api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/"));
            NullableFields.describe(api, names.types());
            describeSignIn(api);
            describeProblem(api);
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap()
                                    .forEach((method, operation) ->
                                            describe(method + " " + path, operation)));
        };
    }

    private void describe(String name, Operation operation) {
        assertThat(operation.getSummary())
                .as("the first sentence of the Javadoc of the method behind %s", name)
                .isNotBlank();
        operation.setTags(null);
        var scope = scopes.getOrDefault(name, "public");
        if (!scope.equals("public")) {
            operation.addSecurityItem(new SecurityRequirement().addList(SIGN_IN, scope));
        }
        operation.getResponses().values().forEach(OpenApi::asJson);
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref(PROBLEM));
    }

    @Bean
    static OperationCustomizer describeKeys() {
        return (operation, handler) ->
                handler.hasMethodAnnotation(PostMapping.class) && !isSafe(handler)
                        ? operation.addParametersItem(
                                new HeaderParameter()
                                        .name("Idempotency-Key")
                                        .description(
                                                "1 to 255 visible ASCII characters: the same"
                                                        + " request under the same key has its"
                                                        + " effect once.")
                                        .schema(new StringSchema().maxLength(255)))
                        : operation;
    }

    /** By name: service-defaults has tests, too, and so cannot be used by what they use. */
    private static boolean isSafe(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getAnnotations())
                .anyMatch(it -> it.annotationType().getSimpleName().equals("SafePost"));
    }

    /** Where a controller does not say what it writes, it writes JSON. */
    private static void asJson(ApiResponse answer) {
        if (answer.getContent() != null && answer.getContent().containsKey("*/*")) {
            answer.getContent().addMediaType("application/json", answer.getContent().remove("*/*"));
        }
    }

    private void describeSignIn(OpenAPI api) {
        var all = new Scopes();
        new TreeMap<>(scopes)
                .values().stream()
                        .filter(scope -> !scope.equals("public"))
                        .sorted()
                        .distinct()
                        .forEach(scope -> all.addString(scope, scope.replace(':', ' ')));
        var flow =
                new OAuthFlow()
                        .authorizationUrl("/oauth2/authorize")
                        .tokenUrl("/oauth2/token")
                        .scopes(all);
        api.getComponents()
                .addSecuritySchemes(
                        SIGN_IN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .description("Authorization code with PKCE (S256).")
                                .flows(new OAuthFlows().authorizationCode(flow)));
    }

    private static void describeProblem(OpenAPI api) {
        Schema<?> problem =
                new ObjectSchema()
                        .description(
                                "Problem details after RFC 9457. The type leads to a page that"
                                        + " explains it.")
                        .addProperty("type", new StringSchema().format("uri"))
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new Schema<Integer>().type("integer"))
                        .addProperty("detail", new StringSchema())
                        .addProperty("instance", new StringSchema())
                        .addProperty(
                                "traceId",
                                new StringSchema()
                                        .description("What to send along with a complaint."))
                        .addProperty(
                                "errors",
                                new ArraySchema()
                                        .items(
                                                new ObjectSchema()
                                                        .addProperty("field", new StringSchema())
                                                        .addProperty("reason", new StringSchema()))
                                        .description("The fields that are wrong, if any are."));
        api.getComponents()
                .addSchemas(PROBLEM, problem)
                .addResponses(
                        PROBLEM,
                        new ApiResponse()
                                .description("Refused, or failed.")
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(
                                                                        new Schema<>()
                                                                                .$ref(PROBLEM)))));
    }
}
