package dev.backroad.testsupport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of which fields JSON may be null: those of records that our code says so of. What is left
 * out instead ({@link JsonInclude}) is never null.
 */
final class NullableFields {

    private static final String NULL = "null";

    private NullableFields() {}

    /**
     * Adds it to a description.
     *
     * @param types the types by the names of their schemas
     */
    static void describe(OpenAPI api, Map<String, Class<?>> types) {
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) -> {
                    var type = types.get(name);
                    if (type != null && type.isRecord() && schema.getProperties() != null) {
                        describe(schema, type);
                    }
                });
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // as swagger-models declares it
    private static void describe(Schema schema, Class<?> type) {
        Map<String, Schema> fields = schema.getProperties();
        for (var component : type.getRecordComponents()) {
            if (isNullable(component) && !isLeftOut(component, type)) {
                fields.computeIfPresent(nameOf(component), (_, field) -> orNull(field));
            }
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOut(RecordComponent component, Class<?> type) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class)
                || type.isAnnotationPresent(JsonInclude.class);
    }

    private static String nameOf(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // as swagger-models declares it
    private static Schema orNull(Schema field) {
        if (field.get$ref() != null) {
            return new Schema<>().anyOf(List.of(field, new Schema<>().types(Set.of(NULL))));
        }
        var types = new LinkedHashSet<String>();
        if (field.getTypes() != null) {
            types.addAll(field.getTypes());
        } else if (field.getType() != null) {
            types.add(field.getType());
        }
        types.add(NULL);
        field.setTypes(types);
        if (field.getEnum() != null) {
            field.addEnumItemObject(null);
        }
        return field;
    }
}
