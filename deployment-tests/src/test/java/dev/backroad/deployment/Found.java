package dev.backroad.deployment;

import java.util.Map;
import java.util.Objects;

/** What a test relies on to be there; where it is not, its name is in the failure. */
final class Found {

    private Found() {}

    static <V> V in(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), () -> key + " is not in " + map.keySet());
    }
}
