package dev.backroad.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.util.Map;
import java.util.Optional;

/** Every kind of object that we use, with its model. What a model does not know is an error. */
final class Kinds {

    private static final Map<String, Class<?>> MODELS =
            Map.ofEntries(
                    Map.entry("v1/Namespace", Namespace.class),
                    Map.entry("v1/ConfigMap", ConfigMap.class),
                    Map.entry("v1/Secret", Secret.class),
                    Map.entry("v1/Service", Service.class),
                    Map.entry("v1/ServiceAccount", ServiceAccount.class),
                    Map.entry("v1/ResourceQuota", ResourceQuota.class),
                    Map.entry("apps/v1/Deployment", Deployment.class),
                    Map.entry("apps/v1/StatefulSet", StatefulSet.class),
                    Map.entry("batch/v1/Job", Job.class),
                    Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
                    Map.entry(
                            "autoscaling/v2/HorizontalPodAutoscaler",
                            HorizontalPodAutoscaler.class),
                    Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class),
                    Map.entry("gateway.networking.k8s.io/v1/Gateway", Gateway.class),
                    Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
                    Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
                    Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
                    Map.entry("keda.sh/v1alpha1/ScaledObject", Operators.ScaledObject.class),
                    Map.entry("monitoring.coreos.com/v1/PodMonitor", Operators.PodMonitor.class),
                    Map.entry(
                            "monitoring.coreos.com/v1/PrometheusRule",
                            Operators.PrometheusRule.class),
                    Map.entry(
                            "external-secrets.io/v1/ExternalSecret",
                            Operators.ExternalSecret.class),
                    Map.entry("postgresql.cnpg.io/v1/Cluster", Operators.Cluster.class),
                    Map.entry("postgresql.cnpg.io/v1/Database", Operators.Database.class),
                    Map.entry(
                            "postgresql.cnpg.io/v1/ScheduledBackup",
                            Operators.ScheduledBackup.class),
                    Map.entry("barmancloud.cnpg.io/v1/ObjectStore", Operators.ObjectStore.class));

    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .annotationIntrospector(new NoPlaceForTheUnknown())
                    .build();

    private Kinds() {}

    static Object read(Map<String, Object> object) {
        var kind = object.get("apiVersion") + "/" + object.get("kind");
        var model =
                Optional.ofNullable(MODELS.get(kind))
                        .orElseThrow(() -> new IllegalArgumentException("No model of " + kind));
        return STRICT.convertValue(object, model);
    }

    /** The models of fabric8 and Strimzi keep fields that they do not know in a map. Not here. */
    private static final class NoPlaceForTheUnknown extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
