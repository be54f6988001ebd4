package dev.backroad.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a listener does about each type of event on its topic. A type that is named nowhere is a
 * surprise, and goes to the dead letters instead of being lost in silence.
 */
public final class EventHandlers {

    /** Reads an event's body and uses it. */
    interface Handler {
        void handle(ReceivedEvent event, EventJson json);
    }

    private final Map<String, Optional<Handler>> byType = new HashMap<>();

    /**
     * Uses events of a type.
     *
     * @param type name and version, for example {@code dev.backroad.progress.topic-completed.v1}
     * @param as the reader's own record, with the fields that it uses
     */
    public <T> EventHandlers on(String type, Class<T> as, BiConsumer<ReceivedEvent, T> use) {
        byType.put(type, Optional.of((event, json) -> use.accept(event, json.read(event, as))));
        return this;
    }

    /** Lets events of a type pass: known, and of no use here. */
    public EventHandlers ignore(String type) {
        byType.put(type, Optional.empty());
        return this;
    }

    /**
     * Returns what to do about a type, if anything. A later version of a known type is published
     * beside that one, so that nothing is lost by letting it pass.
     *
     * @throws UnreadableEventException if the type is not known
     */
    Optional<Handler> of(String type) {
        if (!byType.containsKey(type) && !isLaterVersion(type)) {
            throw new UnreadableEventException("the type " + type + " is not known here");
        }
        return byType.getOrDefault(type, Optional.empty());
    }

    private boolean isLaterVersion(String type) {
        return byType.keySet().stream()
                .anyMatch(
                        known -> name(known).equals(name(type)) && version(type) > version(known));
    }

    private static String name(String type) {
        return type.replaceFirst("\\.v\\d{1,9}$", "");
    }

    private static int version(String type) {
        var digits = type.substring(name(type).length());
        return digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(2));
    }
}
