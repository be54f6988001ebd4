package dev.backroad.webui.reading;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as maps, lists and words; what is absent is empty. */
final class Yamls {

    private Yamls() {}

    static Object read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    static Map<?, ?> map(Object parent, String... path) {
        return at(parent, path) instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Object parent, String... path) {
        return at(parent, path) instanceof List<?> list ? list : List.of();
    }

    static String text(Object parent, String... path) {
        return at(parent, path).toString().strip();
    }

    private static Object at(Object parent, String... path) {
        var found = parent;
        for (var key : path) {
            var child = found instanceof Map<?, ?> map ? map.get(key) : null;
            found = child == null ? "" : child;
        }
        return found;
    }
}
