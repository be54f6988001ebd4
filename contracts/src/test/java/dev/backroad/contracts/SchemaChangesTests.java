package dev.backroad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each change that could break a consumer is planted once, and must be found. */
class SchemaChangesTests {

    private static final String RELEASED =
            """
            {
              "type": "object",
              "required": ["learnerId", "topics"],
              "properties": {
                "learnerId": { "type": "string", "format": "uuid" },
                "nickname": { "type": "string", "maxLength": 64 },
                "level": { "enum": ["beginner", "expert"] },
                "address": {
                  "type": "object",
                  "required": ["city"],
                  "properties": { "city": { "type": "string" }, "street": { "type": "string" } }
                },
                "topics": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["slug"],
                    "properties": { "slug": { "type": "string" }, "title": { "type": "string" } }
                  }
                }
              }
            }
            """;

    private static final String TEXT = "{\"type\": \"string\"}";

    @ParameterizedTest
    @CsvSource({
        "/properties",
        "/properties/address/properties",
        "/properties/topics/items/properties"
    })
    void optionalFieldMayBeAddedAnywhere(String fields) {
        var now = changed(schema -> object(schema, fields).set("added", json(TEXT)));

        assertThat(breaking(now)).isEmpty();
    }

    @Test
    void nothingChangesWithTheWordsForPeople() {
        var now =
                changed(schema -> {
                    schema.put("description", "Better said.");
                    object(schema, "/properties/nickname").put("description", "For people.");
                });

        assertThat(breaking(now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/properties, nickname, nickname",
        "/properties/address/properties, street, address.street",
        "/properties/topics/items/properties, title, topics[].title"
    })
    void fieldMayNotBeRemoved(String fields, String field, String named) {
        var now = changed(schema -> object(schema, fields).remove(field));

        assertThat(breaking(now)).containsExactly(named + " is gone");
    }

    @Test
    void fieldMayNotBeRenamed() {
        var now =
                changed(schema -> {
                    var fields = object(schema, "/properties");
                    fields.set("displayName", fields.remove("nickname"));
                });

        assertThat(breaking(now))
                .containsExactly("nickname is gone, perhaps renamed to displayName");
    }

    @ParameterizedTest
    @CsvSource({
        "/properties/nickname, nickname",
        "/properties/address/properties/city, address.city",
        "/properties/topics/items/properties/slug, topics[].slug"
    })
    void typeMayNotChange(String field, String named) {
        var now = changed(schema -> object(schema, field).put("type", "integer"));

        assertThat(breaking(now))
                .containsExactly(named + ": its type was \"string\" and is \"integer\" now");
    }

    @ParameterizedTest
    @CsvSource({
        "'', learnerId",
        "/properties/address, address.city",
        "/properties/topics/items, topics[].slug"
    })
    void requiredFieldMayNotBecomeOptional(String owner, String named) {
        var now = changed(schema -> required(schema, owner).remove(0));

        assertThat(breaking(now))
                .containsExactly(named + " was always there and may be missing now");
    }

    @Test
    void optionalFieldMayNotBecomeRequired() {
        var now = changed(schema -> required(schema, "").add("nickname"));

        assertThat(breaking(now))
                .containsExactly(
                        "nickname is required now, and events that were told before lack it");
    }

    @Test
    void fieldMayNotBeAddedAsRequired() {
        var now =
                changed(schema -> {
                    object(schema, "/properties").set("added", json(TEXT));
                    required(schema, "").add("added");
                });

        assertThat(breaking(now))
                .containsExactly("added is required now, and events that were told before lack it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"beginner\"]",
                "[\"beginner\", \"expert\", \"master\"]",
                "[\"beginner\", \"master\"]"
            })
    void enumMayGetNeitherNarrowerNorWider(String values) {
        var now = changed(schema -> object(schema, "/properties/level").set("enum", json(values)));

        assertThat(breaking(now))
                .singleElement()
                .asString()
                .startsWith("level: its enum was [\"beginner\",\"expert\"] and is [");
    }

    @ParameterizedTest
    @CsvSource({"32", "128"})
    void limitMayNotChange(int limit) {
        var now = changed(schema -> object(schema, "/properties/nickname").put("maxLength", limit));

        assertThat(breaking(now))
                .containsExactly("nickname: its maxLength was 64 and is " + limit + " now");
    }

    @Test
    void limitMayBeNeitherTakenAwayNorAdded() {
        var now =
                changed(schema -> {
                    object(schema, "/properties/nickname").remove("maxLength");
                    schema.put("additionalProperties", false);
                });

        assertThat(breaking(now))
                .containsExactly(
                        "the event: its additionalProperties was not there and is false now",
                        "nickname: its maxLength was 64 and is not there now");
    }

    @Test
    void itemsMayNotBecomeAnything() {
        var now = changed(schema -> object(schema, "/properties/topics").remove("items"));

        assertThat(breaking(now))
                .singleElement()
                .asString()
                .startsWith("topics: its items was {")
                .endsWith("and is not there now");
    }

    @Test
    void everyChangeIsTold() {
        var now =
                changed(schema -> {
                    object(schema, "/properties").remove("nickname");
                    object(schema, "/properties/topics/items/properties/slug")
                            .put("type", "integer");
                    required(schema, "/properties/address").removeAll();
                });

        assertThat(breaking(now)).hasSize(3);
    }

    private static List<String> breaking(JsonNode now) {
        return SchemaChanges.breaking(json(RELEASED), now);
    }

    private static ObjectNode changed(Consumer<ObjectNode> change) {
        var schema = (ObjectNode) json(RELEASED);
        change.accept(schema);
        return schema;
    }

    private static ObjectNode object(JsonNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static ArrayNode required(JsonNode schema, String owner) {
        return (ArrayNode) schema.at(owner).path("required");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
