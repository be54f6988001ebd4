package dev.backroad.progress;

import static com.networknt.schema.InputFormat.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.backroad.messaging.ReceivedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;

/** An event's contract, as it stands in the module contracts. */
public record Contract(String type) {

    public String example() {
        return file("example.json");
    }

    public String minimalExample() {
        return file("example-minimal.json");
    }

    public String exampleFromTheFuture() {
        return example().replaceFirst("\\{", "{\"fieldOfTomorrow\": {\"deep\": [1]},");
    }

    /** Fails unless the JSON is what the schema says, formats included. */
    public void accepts(String json) {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(file("schema.json"));

        assertThat(
                        schema.validate(
                                json,
                                JSON,
                                context ->
                                        context.executionConfig(
                                                config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    /** Wraps a body as it would arrive. */
    public ReceivedEvent received(String body) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                "dev.backroad." + type,
                "/somebody",
                UUID.randomUUID().toString(),
                1,
                Instant.EPOCH,
                body.getBytes(UTF_8));
    }

    private String file(String name) {
        try {
            return new ClassPathResource("contracts/" + type + "/" + name)
                    .getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
