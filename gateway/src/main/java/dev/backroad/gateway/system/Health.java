package dev.backroad.gateway.system;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether it is ready, and of what else, which parts are not. */
record Health(@Nullable String status, @Nullable Map<String, Health> components) {

    boolean isUp() {
        return "UP".equals(status);
    }

    List<String> failing() {
        return components == null
                ? List.of()
                : components.entrySet().stream()
                        .filter(it -> !it.getValue().isUp())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
    }

    /** Refuses what Actuator would not say. */
    Health complete() {
        Objects.requireNonNull(status, "A health without a status");
        return this;
    }
}
