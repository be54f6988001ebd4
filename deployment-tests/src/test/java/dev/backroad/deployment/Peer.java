package dev.backroad.deployment;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Pods of one kind, as NetworkPolicies see them: ours, those that an operator makes of an object of
 * ours, and namespaces beside ours.
 *
 * @param namespace empty for our own
 */
record Peer(String name, String namespace, Map<String, String> labels, Map<String, Integer> ports) {

    private static final Map<String, Integer> NO_PORTS = Map.of();

    static Peer outside(String namespace) {
        return new Peer(namespace, namespace, Map.of(), NO_PORTS);
    }

    boolean isOurs() {
        return namespace.isEmpty();
    }

    boolean matches(LabelSelector selector) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(this::meets);
    }

    private boolean meets(LabelSelectorRequirement wanted) {
        if (!wanted.getOperator().equals("In")) {
            throw new UnsupportedOperationException(wanted.getOperator());
        }
        return wanted.getValues().contains(labels.get(wanted.getKey()));
    }

    /** Everybody whom the policies of an overlay could be about. */
    static List<Peer> of(Overlay overlay) {
        var workloads =
                overlay.workloads().stream()
                        .map(it -> new Peer(nameOf(it), "", it.labels(), it.ports()));
        var postgres =
                overlay.all(Operators.Cluster.class)
                        .map(it ->
                                new Peer(
                                        "postgres",
                                        "",
                                        it.spec().inheritedMetadata().labels(),
                                        NO_PORTS));
        var kafka =
                overlay.all(io.strimzi.api.kafka.model.nodepool.KafkaNodePool.class)
                        .map(it ->
                                new Peer(
                                        "kafka",
                                        "",
                                        it.getSpec()
                                                .getTemplate()
                                                .getPod()
                                                .getMetadata()
                                                .getLabels(),
                                        NO_PORTS));
        var outside =
                Stream.of(
                                "kube-system",
                                "keda",
                                "monitoring",
                                "envoy-gateway-system",
                                "cnpg-system",
                                "strimzi",
                                "somebody-elses")
                        .map(Peer::outside);
        return Stream.of(workloads, postgres, kafka, outside).flatMap(it -> it).toList();
    }

    private static String nameOf(Workload workload) {
        return workload.name().equals("mailpit") ? "mail" : workload.name();
    }
}
