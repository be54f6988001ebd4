package dev.backroad.messaging;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events. Its own mapper, not the web's: an unknown field in a request is a mistake, in
 * an event it is a publisher that is a version ahead.
 */
public final class EventJson {

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** Writes the body of an event. */
    public String write(PublishedEvent event) {
        return mapper.writeValueAsString(event);
    }

    /**
     * Reads the body of an event into the reader's own record; fields that it lacks are ignored.
     *
     * @throws UnreadableEventException if the body is not the JSON that the record needs
     */
    public <T> T read(ReceivedEvent event, Class<T> as) {
        try {
            var body = mapper.readValue(event.data(), as);
            if (body == null) {
                throw new UnreadableEventException("the body is null");
            }
            return body;
        } catch (StreamReadException noJson) {
            throw new UnreadableEventException("the body is no JSON");
        } catch (JacksonException misfit) {
            // In our words: the library's name classes and settings that nobody outside knows.
            throw new UnreadableEventException(
                    "the body is no " + event.type() + ", see " + whereIn(misfit));
        }
    }

    private static String whereIn(JacksonException misfit) {
        var path =
                misfit.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null
                                        ? Integer.toString(step.getIndex())
                                        : step.getPropertyName())
                        .collect(Collectors.joining("/", "/", ""));
        return path.equals("/") ? "its fields" : path;
    }
}
