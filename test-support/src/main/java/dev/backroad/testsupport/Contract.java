package dev.backroad.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
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
        return read("example.json");
    }

    /** Only what the schema requires is there. */
    public String minimalExample() {
        return read("example-minimal.json");
    }

    /** What a publisher that is a version ahead would write. */
    public String exampleWithUnknownField() {
        var newer = (ObjectNode) JSON.readTree(example());
        return newer.put("addedLater", "by a newer publisher").toString();
    }

    /** Asserts that a publisher's JSON keeps to the schema. */
    public void assertKeptBy(String json) {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(read("schema.json"));
        assertThat(
                        schema.validate(
                                json,
                                InputFormat.JSON,
                                execution ->
                                        execution.executionConfig(
                                                config -> config.formatAssertionsEnabled(true))))
                .as("what %sschema.json finds wrong", folder)
                .isEmpty();
    }

    /** Asserts that a publisher's JSON is the example, field by field, and keeps to the schema. */
    public void assertExampleIs(String json) {
        assertKeptBy(json);
        assertThat(JSON.readTree(json))
                .as("a change on the wire: add a field or a version, and the example with it")
                .isEqualTo(JSON.readTree(example()));
    }

    private String read(String file) {
        try {
            return new ClassPathResource(folder + file).getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
