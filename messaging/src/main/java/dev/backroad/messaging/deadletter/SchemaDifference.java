package dev.backroad.messaging.deadletter;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Compares a payload with the contract of its type: often that is the whole story. */
final class SchemaDifference {

    private static final String PREFIX = "dev.backroad.";

    private SchemaDifference() {}

    /**
     * Returns one line for each difference, for example {@code /done: string found, integer
     * expected}.
     */
    static List<String> of(@Nullable String type, byte @Nullable [] payload) {
        if (type == null) {
            return List.of("its headers do not say what it is");
        }
        var contract = new ClassPathResource("contracts/" + folder(type) + "/schema.json");
        if (!type.matches("[a-z0-9.-]+") || !contract.exists()) {
            return List.of("there is no contract for " + type);
        }
        var json = payload == null ? null : Text.utf8(payload).orElse(null);
        return json == null ? List.of("the payload is no text") : differences(contract, json);
    }

    private static String folder(String type) {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }

    private static List<String> differences(ClassPathResource contract, String json) {
        try (var schema = contract.getInputStream()) {
            JsonMapper.shared().readTree(json);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(json, InputFormat.JSON)
                    .stream()
                    .map(SchemaDifference::line)
                    .toList();
        } catch (JacksonException noJson) {
            return List.of("the payload is no JSON");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String line(Error error) {
        var place = error.getInstanceLocation().toString();
        return (place.isEmpty() ? "the body" : place) + ": " + error.getMessage();
    }
}
