package dev.backroad.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What publisher and consumers of an event have agreed on, read from the module {@code contracts}.
 */
public final class Contract {

    private static final String PREFIX = "dev.backroad.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String type;
    private final String folder;

    private Contract(String type) {
        this.type = type;
        this.folder = "contracts/" + type.substring(PREFIX.length()) + "/";
    }

    /**
     * Finds the contract of an event, for example {@code dev.backroad.progress.topic-completed.v1}.
     */
    public static Contract of(String type) {
        assertThat(type).startsWith(PREFIX);
        return new Contract(type);
    }

    /** The event's full type. */
    public String type() {
        return type;
    }

    /** Every field is there. */
    public String example() {
        return read(folder + "example.json");
    }

    /** Only what the schema requires is there. */
    public String minimalExample() {
        return read(folder + "example-minimal.json");
    }

    /** What a publisher that is a version ahead would write. */
    public String exampleWithUnknownField() {
        var newer = (ObjectNode) JSON.readTree(example());
        return newer.put("addedLater", "by a newer publisher").toString();
    }

    /** Asserts that a publisher's JSON keeps to the schema. */
    public void assertKeptBy(String json) {
        assertThat(problems(read(folder + "schema.json"), json))
                .as("what %sschema.json finds wrong", folder)
                .isEmpty();
    }

    /** Asserts that a whole record keeps to the contract: key, headers and body. */
    public void assertKeptBy(ConsumerRecord<String, byte[]> message) {
        var headers = JSON.createObjectNode();
        message.headers().forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));

        assertThat(problems(headersSchema(), headers.toString()))
                .as("what contracts/asyncapi.yaml finds wrong with the headers")
                .isEmpty();
        assertThat(headers.path("ce_type").asString()).as("ce_type").isEqualTo(type);
        assertThat(headers.path("ce_subject").asString())
                .as("ce_subject, the key that keeps the order")
                .isEqualTo(message.key());
        assertKeptBy(new String(message.value(), UTF_8));
    }

    /** Asserts that a publisher's JSON is the example, field by field, and keeps to the schema. */
    public void assertExampleIs(String json) {
        assertKeptBy(json);
        assertThat(JSON.readTree(json))
                .as("a change on the wire: add a field or a version, and the example with it")
                .isEqualTo(JSON.readTree(example()));
    }

    private static List<Error> problems(String schema, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(
                        json,
                        InputFormat.JSON,
                        execution ->
                                execution.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
    }

    private static String headersSchema() {
        Map<String, Object> asyncApi = new Yaml().load(read("contracts/asyncapi.yaml"));
        return JSON.valueToTree(asyncApi).at("/components/schemas/headers").toString();
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
