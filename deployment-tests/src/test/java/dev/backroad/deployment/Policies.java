package dev.backroad.deployment;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What NetworkPolicies let through, computed as a cluster does: a connection passes when one policy
 * of each end allows it, and an end that no policy is about allows everything.
 */
record Policies(List<NetworkPolicy> all, List<Peer> peers) {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    static Policies of(Overlay overlay) {
        return new Policies(overlay.all(NetworkPolicy.class).toList(), Peer.of(overlay));
    }

    Set<Flow> flows(int... ports) {
        var flows = new TreeSet<Flow>();
        for (var from : peers) {
            for (var to : peers) {
                IntStream.of(ports)
                        .filter(port -> from.isOurs() || to.isOurs())
                        .filter(port -> leaves(from, to, port) && enters(from, to, port))
                        .forEach(port -> flows.add(new Flow(from.name(), to.name(), port)));
            }
        }
        return flows;
    }

    private boolean leaves(Peer from, Peer to, int port) {
        var about = about(from, "Egress");
        return about.isEmpty()
                || about.stream()
                        .flatMap(it -> it.getSpec().getEgress().stream())
                        .anyMatch(rule ->
                                anyPeer(rule.getTo(), to) && anyPort(rule.getPorts(), to, port));
    }

    private boolean enters(Peer from, Peer to, int port) {
        var about = about(to, "Ingress");
        return about.isEmpty()
                || about.stream()
                        .flatMap(it -> it.getSpec().getIngress().stream())
                        .anyMatch(rule ->
                                anyPeer(rule.getFrom(), from)
                                        && anyPort(rule.getPorts(), to, port));
    }

    private List<NetworkPolicy> about(Peer peer, String direction) {
        return all.stream()
                .filter(it -> peer.isOurs() && peer.matches(it.getSpec().getPodSelector()))
                .filter(it -> it.getSpec().getPolicyTypes().contains(direction))
                .toList();
    }

    private static boolean anyPeer(List<NetworkPolicyPeer> allowed, Peer peer) {
        return allowed.isEmpty() || allowed.stream().anyMatch(it -> isMeant(it, peer));
    }

    /** Blocks of addresses are about the world outside; pods are never allowed by them here. */
    static boolean isMeant(NetworkPolicyPeer allowed, Peer peer) {
        if (allowed.getIpBlock() != null) {
            return false;
        }
        var namespace = allowed.getNamespaceSelector();
        var inNamespace = namespace == null ? peer.isOurs() : isNamed(namespace, peer);
        var pods = allowed.getPodSelector();
        return inNamespace && (pods == null || !peer.isOurs() || peer.matches(pods));
    }

    private static boolean isNamed(LabelSelector selector, Peer peer) {
        return peer.namespace().equals(selector.getMatchLabels().get(NAMESPACE))
                && selector.getMatchExpressions().isEmpty();
    }

    private static boolean anyPort(List<NetworkPolicyPort> allowed, Peer to, int port) {
        return allowed.isEmpty() || allowed.stream().anyMatch(it -> number(it, to) == port);
    }

    private static int number(NetworkPolicyPort allowed, Peer to) {
        var port = allowed.getPort();
        return port.getIntVal() != null
                ? port.getIntVal()
                : to.ports().getOrDefault(port.getStrVal(), -1);
    }
}
