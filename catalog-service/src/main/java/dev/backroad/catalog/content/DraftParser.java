package dev.backroad.catalog.content;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Turns one file into a draft: YAML, or Markdown with YAML between two lines of {@code ---}. */
final class DraftParser {

    private static final String FENCE = "---\n";

    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .withConfigOverride(
                            List.class,
                            list ->
                                    list.setNullHandling(
                                            JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                    .build();

    <T> T yaml(ContentFile file, Class<T> type) {
        return convert(file, fields(file, file.text(), 1), type);
    }

    /** The Markdown becomes the field {@code text}. */
    <T> T markdown(ContentFile file, Class<T> type) {
        var end = file.text().indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!file.text().startsWith(FENCE) || end < 0) {
            throw new BrokenContentException(
                    file, "it must begin with YAML between two lines of \"---\"");
        }
        var fields = fields(file, file.text().substring(FENCE.length(), end + 1), 2);
        fields.put("text", file.text().substring(end + 1 + FENCE.length()).strip());
        return convert(file, fields, type);
    }

    @SuppressWarnings(
            "unchecked") // YAML's keys may be anything; convert() refuses what is no field
    private static Map<String, Object> fields(ContentFile file, String yaml, int firstLine) {
        try {
            var loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (loaded instanceof Map<?, ?> fields) {
                return (Map<String, Object>) fields;
            }
            throw new BrokenContentException(file, "the YAML must be fields with values");
        } catch (MarkedYAMLException wrong) {
            var line = firstLine + wrong.getProblemMark().getLine();
            throw new BrokenContentException(
                    file, "line " + line + " is no YAML: " + wrong.getProblem());
        } catch (YAMLException wrong) {
            throw new BrokenContentException(file, "the YAML cannot be read");
        }
    }

    private <T> T convert(ContentFile file, Map<String, Object> fields, Class<T> type) {
        try {
            return json.convertValue(fields, type);
        } catch (DatabindException wrong) {
            throw new BrokenContentException(file, "\"" + path(wrong) + "\" " + reason(wrong));
        }
    }

    private static String reason(DatabindException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException _ -> "is no field that is known here";
            case InvalidFormatException format ->
                    "has the value \"" + format.getValue() + "\", which is not allowed";
            default -> "is missing or of the wrong kind";
        };
    }

    private static String path(DatabindException wrong) {
        return wrong.getPath().stream().map(DraftParser::step).collect(Collectors.joining("."));
    }

    private static String step(JacksonException.Reference step) {
        var name = step.getPropertyName();
        return name == null ? Integer.toString(step.getIndex()) : name;
    }
}
