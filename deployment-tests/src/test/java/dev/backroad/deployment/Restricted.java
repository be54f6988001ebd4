package dev.backroad.deployment;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Pod Security Standard "restricted", as far as pods of ours could break it: written as what a
 * pod must say, so that silence is a violation, too.
 */
final class Restricted {

    private Restricted() {}

    static List<String> violations(PodSpec pod) {
        var found = new ArrayList<String>();
        check(
                found,
                !anyTrue(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()),
                "host's namespaces");
        check(
                found,
                pod.getVolumes().stream().allMatch(Restricted::isAllowed),
                "hostPath or another such volume");
        var context =
                Optional.ofNullable(pod.getSecurityContext()).orElseGet(PodSecurityContext::new);
        check(found, Boolean.TRUE.equals(context.getRunAsNonRoot()), "runAsNonRoot");
        check(found, context.getRunAsUser() == null || context.getRunAsUser() > 0, "runAsUser 0");
        check(found, hasSeccomp(context), "seccompProfile");
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .forEach(container -> inContainer(found, container));
        return found;
    }

    private static void inContainer(List<String> found, Container container) {
        var context =
                Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        var capabilities =
                Optional.ofNullable(context.getCapabilities()).orElseGet(Capabilities::new);
        check(found, !anyTrue(context.getPrivileged()), "privileged");
        check(
                found,
                Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()),
                "allowPrivilegeEscalation");
        check(
                found,
                capabilities.getDrop().contains("ALL") && capabilities.getAdd().isEmpty(),
                "capabilities");
        check(
                found,
                !Boolean.FALSE.equals(context.getRunAsNonRoot()),
                "a container's runAsNonRoot");
        check(
                found,
                container.getPorts().stream().allMatch(it -> Objects.isNull(it.getHostPort())),
                "hostPort");
    }

    private static boolean hasSeccomp(PodSecurityContext context) {
        return context.getSeccompProfile() != null
                && "RuntimeDefault".equals(context.getSeccompProfile().getType());
    }

    private static boolean isAllowed(Volume volume) {
        return volume.getConfigMap() != null
                || volume.getEmptyDir() != null
                || volume.getSecret() != null
                || volume.getProjected() != null
                || volume.getPersistentVolumeClaim() != null;
    }

    private static boolean anyTrue(Boolean... values) {
        return Stream.of(values).anyMatch(Boolean.TRUE::equals);
    }

    private static void check(List<String> found, boolean holds, String violation) {
        if (!holds) {
            found.add(violation);
        }
    }
}
