package dev.backroad.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What a service really is configured with: its own files in this repository. */
record ServiceSettings(String service, Map<String, String> values) {

    static final Path PROJECT = Path.of("..").normalize();
    static final List<String> ALL =
            List.of(
                    "identity-service",
                    "catalog-service",
                    "progress-service",
                    "notification-service",
                    "gateway");

    private static final Pattern ADDRESS =
            Pattern.compile("\\b(gateway|identity|catalog|progress|notification)Url\\b");

    /** The first document of its application.yml: what holds in every profile. */
    static ServiceSettings of(String service) {
        var file = PROJECT.resolve(service).resolve("src/main/resources/application.yml");
        var values = new TreeMap<String, String>();
        flatten("", new Yaml().loadAll(read(file)).iterator().next(), values);
        return new ServiceSettings(service, values);
    }

    private static void flatten(String key, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> more) {
            more.forEach((k, v) -> flatten(key.isEmpty() ? k.toString() : key + "." + k, v, into));
        } else {
            into.put(key, String.valueOf(value));
        }
    }

    int port() {
        return Integer.parseInt(values.get("server.port"));
    }

    int managementPort() {
        return Integer.parseInt(values.get("management.server.port"));
    }

    boolean has(String prefix) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** Those whose address it has a setting for, and code that reads it. */
    Set<String> calls() {
        var called = new TreeSet<String>();
        for (var module :
                List.of(service, service.equals("gateway") ? service : "service-defaults")) {
            for (var source : sources(PROJECT.resolve(module).resolve("src/main/java"))) {
                ADDRESS.matcher(read(source))
                        .results()
                        .forEach(it -> called.add(serviceOf(it.group(1))));
            }
        }
        called.remove(service);
        return called;
    }

    private static String serviceOf(String name) {
        return name.equals("gateway") ? name : name + "-service";
    }

    static Properties properties(String file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(PROJECT.resolve(file))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static List<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
