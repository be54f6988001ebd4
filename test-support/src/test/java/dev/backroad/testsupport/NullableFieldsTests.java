package dev.backroad.testsupport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"unchecked", "rawtypes"}) // as swagger-models declares it
class NullableFieldsTests {

    record Brick(
            String name,
            @Nullable String next,
            @Nullable Brick below,
            @JsonProperty("shade") @Nullable String colour,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mark) {}

    @Test
    void fieldThatMayBeNullSaysSo() {
        var brick = schema();

        NullableFields.describe(apiWith(brick), Map.of("Brick", Brick.class));

        assertThat(typesOf(brick, "next")).containsExactly("string", "null");
        assertThat(typesOf(brick, "shade")).containsExactly("string", "null");
        assertThat(new ArrayList<Object>(field(brick, "shade").getEnum()))
                .containsExactly("red", null);
        assertThat(field(brick, "below").get$ref()).isNull();
        assertThat(field(brick, "below").getAnyOf()).hasSize(2);
    }

    @Test
    void fieldThatIsThereOrLeftOutIsNeverNull() {
        var brick = schema();

        NullableFields.describe(apiWith(brick), Map.of("Brick", Brick.class));

        assertThat(typesOf(brick, "name")).containsExactly("string");
        assertThat(typesOf(brick, "mark")).containsExactly("string");
    }

    private static Iterable<String> typesOf(Schema<?> schema, String field) {
        return field(schema, field).getTypes();
    }

    private static Schema<?> field(Schema<?> schema, String field) {
        return requireNonNull(schema.getProperties().get(field));
    }

    private static OpenAPI apiWith(Schema<?> brick) {
        return new OpenAPI().components(new Components().addSchemas("Brick", brick));
    }

    private static Schema<?> schema() {
        var shade = text();
        shade.addEnumItemObject("red");
        return new Schema<>()
                .addProperty("name", text())
                .addProperty("next", text())
                .addProperty("below", new Schema<>().$ref("Brick"))
                .addProperty("shade", shade)
                .addProperty("mark", text());
    }

    private static Schema<String> text() {
        return new Schema<String>().typesItem("string");
    }
}
