package dev.backroad.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What one overlay renders, as it would be sent to a cluster. */
record Overlay(String name, List<Map<String, Object>> raw, List<Object> objects) {

    static final Path FOLDER = Path.of("../deploy/kubernetes").normalize();

    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

    static Overlay named(String name) {
        return RENDERED.computeIfAbsent(
                name, it -> parse(it, Kubectl.kustomize(FOLDER.resolve("overlays").resolve(it))));
    }

    static Overlay parse(String name, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Map<String, Object>> raw = new ArrayList<>();
        for (Map<String, Object> object : documents(new Yaml(options), text)) {
            raw.add(object);
        }
        return new Overlay(name, raw, raw.stream().map(Kinds::read).toList());
    }

    @SuppressWarnings("unchecked") // a Kubernetes object is a mapping, or Kinds refuses it
    private static Iterable<Map<String, Object>> documents(Yaml yaml, String text) {
        return (Iterable<Map<String, Object>>) (Iterable<?>) yaml.loadAll(text);
    }

    <T> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    <T> T one(Class<T> kind) {
        return all(kind).findFirst().orElseThrow();
    }

    List<Workload> workloads() {
        return Stream.of(
                        all(Deployment.class).map(Workload::of),
                        all(StatefulSet.class).map(Workload::of),
                        all(Job.class).map(Workload::of))
                .flatMap(it -> it)
                .toList();
    }

    /** The Deployments of our services, by name. */
    Map<String, Workload> services() {
        var services = new LinkedHashMap<String, Workload>();
        all(Deployment.class).map(Workload::of).forEach(it -> services.put(it.name(), it));
        return services;
    }

    /** What all services are told by variables, except for their secrets. */
    Map<String, String> settings() {
        return all(ConfigMap.class)
                .filter(it -> it.getMetadata().getName().startsWith("backroad-"))
                .findFirst()
                .orElseThrow()
                .getData();
    }

    Stream<Container> containers() {
        return workloads().stream().flatMap(it -> it.pod().getContainers().stream());
    }
}
