package dev.backroad.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Compares the schema of an event with the one that was released. Consumers rely on that one, and
 * events of then are still on the topic, so that one change only is harmless: a new optional field.
 *
 * <p>Strict on purpose. A schema that promises more than before is refused as well, since what was
 * told before does not keep the new promise; and where it cannot tell ({@code $defs}, {@code
 * oneOf}), it refuses.
 */
final class SchemaChanges {

    /** For people: they may change. The last three are compared part by part. */
    private static final Set<String> NO_RULES =
            Set.of(
                    "$comment",
                    "title",
                    "description",
                    "examples",
                    "deprecated",
                    "properties",
                    "required",
                    "items");

    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges() {}

    /** Returns a sentence for each change that could break a consumer. */
    static List<String> breaking(JsonNode released, JsonNode now) {
        var changes = new SchemaChanges();
        changes.compare("", released, now);
        return List.copyOf(changes.breaking);
    }

    private void compare(String path, JsonNode released, JsonNode now) {
        if (!released.isObject() || !now.isObject()) {
            compareRule(path, "schema", released, now);
            return;
        }
        var rules = new TreeSet<>(released.propertyNames());
        rules.addAll(now.propertyNames());
        rules.removeAll(NO_RULES);
        rules.forEach(rule -> compareRule(path, rule, released.path(rule), now.path(rule)));
        compareFields(path, released.path("properties"), now.path("properties"));
        compareRequired(path, released, now);
        compareItems(path, released.path("items"), now.path("items"));
    }

    private void compareRule(String path, String rule, JsonNode released, JsonNode now) {
        if (!released.equals(now)) {
            breaking.add(
                    "%s: its %s was %s and is %s now"
                            .formatted(named(path), rule, shown(released), shown(now)));
        }
    }

    private void compareFields(String path, JsonNode released, JsonNode now) {
        var added =
                now.propertyNames().stream()
                        .filter(field -> !released.has(field))
                        .map(field -> named(path + "." + field))
                        .collect(Collectors.joining(" or "));
        for (var field : released.properties()) {
            var inside = path + "." + field.getKey();
            if (now.has(field.getKey())) {
                compare(inside, field.getValue(), now.path(field.getKey()));
            } else {
                breaking.add(
                        named(inside)
                                + " is gone"
                                + (added.isEmpty() ? "" : ", perhaps renamed to " + added));
            }
        }
    }

    private void compareRequired(String path, JsonNode released, JsonNode now) {
        var before = texts(released.path("required"));
        var after = texts(now.path("required"));
        for (var field : before) {
            if (!after.contains(field) && now.path("properties").has(field)) {
                breaking.add(
                        named(path + "." + field) + " was always there and may be missing now");
            }
        }
        for (var field : after) {
            if (!before.contains(field)) {
                breaking.add(
                        named(path + "." + field)
                                + " is required now, and events that were told before lack it");
            }
        }
    }

    private void compareItems(String path, JsonNode released, JsonNode now) {
        if (released.isMissingNode() || now.isMissingNode()) {
            compareRule(path, "items", released, now);
        } else {
            compare(path + "[]", released, now);
        }
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(String path) {
        return path.isEmpty() ? "the event" : path.substring(path.indexOf('.') + 1);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "not there" : value.toString();
    }
}
