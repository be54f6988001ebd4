package dev.backroad.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Something that makes pods. */
record Workload(String kind, String name, Map<String, String> labels, PodSpec pod) {

    static Workload of(Deployment it) {
        return of("Deployment", it.getMetadata().getName(), it.getSpec().getTemplate());
    }

    static Workload of(StatefulSet it) {
        return of("StatefulSet", it.getMetadata().getName(), it.getSpec().getTemplate());
    }

    static Workload of(Job it) {
        return of("Job", it.getMetadata().getName(), it.getSpec().getTemplate());
    }

    private static Workload of(String kind, String name, PodTemplateSpec template) {
        return new Workload(kind, name, template.getMetadata().getLabels(), template.getSpec());
    }

    boolean isJob() {
        return kind.equals("Job");
    }

    Container container() {
        return pod.getContainers().getFirst();
    }

    /** The ports of all its containers, by name. */
    Map<String, Integer> ports() {
        var ports = new TreeMap<String, Integer>();
        pod.getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .forEach((ContainerPort it) -> ports.put(it.getName(), it.getContainerPort()));
        return ports;
    }

    OptionalInt port(String name) {
        var port = ports().get(name);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    boolean has(Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    String env(String variable) {
        return container().getEnv().stream()
                .filter(it -> it.getName().equals(variable))
                .map(it -> String.valueOf(it.getValue()))
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
