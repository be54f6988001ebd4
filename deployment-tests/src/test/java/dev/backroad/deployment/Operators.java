package dev.backroad.deployment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects of operators that publish no Java model: the fields that we use, as their references
 * describe them. A field that is not here is refused like one that does not exist, so whoever adds
 * one has looked it up.
 */
final class Operators {

    private Operators() {}

    record Metadata(
            String name, @Nullable String namespace, @Nullable Map<String, String> labels) {}

    record Named(@Nullable String kind, String name) {}

    // --- KEDA, keda.sh/v1alpha1

    record ScaledObject(String apiVersion, String kind, Metadata metadata, Scaling spec) {}

    record Scaling(
            Named scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int cooldownPeriod,
            Fallback fallback,
            List<Trigger> triggers) {}

    record Fallback(int failureThreshold, int replicas) {}

    record Trigger(String type, @Nullable String metricType, Map<String, String> metadata) {}

    // --- Prometheus Operator, monitoring.coreos.com/v1

    record PodMonitor(String apiVersion, String kind, Metadata metadata, Monitoring spec) {}

    record Monitoring(String jobLabel, Labels selector, List<Scrape> podMetricsEndpoints) {}

    record Labels(Map<String, String> matchLabels) {}

    record Scrape(String port, String path, String interval, List<Relabeling> relabelings) {}

    record Relabeling(List<String> sourceLabels, String targetLabel) {}

    record PrometheusRule(String apiVersion, String kind, Metadata metadata, Ruling spec) {}

    /** In the form of Prometheus' own rule files, which promtool checks. */
    record Ruling(List<Object> groups) {}

    // --- External Secrets, external-secrets.io/v1

    record ExternalSecret(String apiVersion, String kind, Metadata metadata, Fetching spec) {}

    record Fetching(
            String refreshInterval, Named secretStoreRef, Target target, List<Entry> data) {}

    record Target(String name, String creationPolicy, @Nullable Template template) {}

    record Template(String type, TemplateMetadata metadata) {}

    record TemplateMetadata(Map<String, String> labels) {}

    record Entry(String secretKey, Remote remoteRef) {}

    record Remote(String key, String property) {}

    // --- CloudNativePG, postgresql.cnpg.io/v1 and barmancloud.cnpg.io/v1

    record Cluster(String apiVersion, String kind, Metadata metadata, Postgres spec) {}

    record Postgres(
            int instances,
            Catalog imageCatalogRef,
            Labelled inheritedMetadata,
            Server postgresql,
            Bootstrap bootstrap,
            Managed managed,
            Disk storage,
            Disk walStorage,
            Apart affinity,
            Resources resources,
            List<Plugin> plugins) {}

    record Catalog(String apiGroup, String kind, String name, int major) {}

    record Labelled(Map<String, String> labels) {}

    record Server(Map<String, String> parameters, Synchronous synchronous) {}

    record Synchronous(String method, int number) {}

    record Bootstrap(InitDb initdb) {}

    record InitDb(
            String database,
            String owner,
            String encoding,
            String localeCollate,
            String localeCType) {}

    record Managed(List<Role> roles) {}

    record Role(String name, String ensure, boolean login, Named passwordSecret) {}

    record Disk(String size) {}

    record Apart(boolean enablePodAntiAffinity, String topologyKey, String podAntiAffinityType) {}

    record Resources(Map<String, String> requests, Map<String, String> limits) {}

    record Plugin(String name, boolean isWALArchiver, Map<String, String> parameters) {}

    record Database(String apiVersion, String kind, Metadata metadata, DatabaseSpec spec) {}

    record DatabaseSpec(
            Named cluster,
            String name,
            String owner,
            String encoding,
            String localeCollate,
            String localeCType,
            String template,
            String databaseReclaimPolicy) {}

    record ScheduledBackup(String apiVersion, String kind, Metadata metadata, Backup spec) {}

    record Backup(
            String schedule,
            boolean immediate,
            String backupOwnerReference,
            Named cluster,
            String method,
            Named pluginConfiguration) {}

    record ObjectStore(String apiVersion, String kind, Metadata metadata, Store spec) {}

    record Store(String retentionPolicy, Bucket configuration) {}

    record Bucket(
            String destinationPath,
            String endpointURL,
            Credentials s3Credentials,
            Compression wal,
            Compression data) {}

    record Credentials(KeyOf accessKeyId, KeyOf secretAccessKey) {}

    record KeyOf(String name, String key) {}

    record Compression(String compression) {}
}
