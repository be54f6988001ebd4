package dev.backroad.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures of the report: what belongs beside each other. */
final class Charts {

    private static final List<String> PARTS =
            List.of(
                    "postgres",
                    "redis",
                    "kafka",
                    "zipkin",
                    "mail",
                    "identity",
                    "catalog",
                    "progress",
                    "notification",
                    "gateway");

    static final List<Chart> ALL =
            List.of(
                    new Bars(
                            "A cached topic, requests a second",
                            labels(
                                    "catalog.constant", "Spring MVC with a constant",
                                    "catalog.topic", "catalog-service",
                                    "catalog.vets", "PetClinic's cached list",
                                    "edge.nginx", "through nginx",
                                    "edge.anonymous", "through the gateway, anonymous",
                                    "edge.bearer", "through the gateway, bearer token")),
                    new Curves(
                            "A cached topic at half load",
                            labels(
                                    "edge.direct-half", "at the service",
                                    "edge.gateway-half", "through the gateway")),
                    new Bars(
                            "Progress, requests a second",
                            labels(
                                    "progress.pgbench.few", "pgbench, same statements",
                                    "progress.complete.few", "completing a topic",
                                    "progress.complete.many", "completing, among many",
                                    "progress.read.few", "reading an enrolment",
                                    "progress.read.many", "reading, among many",
                                    "day.requests", "a learner's day, mixed")),
                    new Curves(
                            "Learners at half load",
                            labels(
                                    "progress.complete.few", "completing at the service",
                                    "progress.complete.many", "completing, among many",
                                    "progress.read.few", "reading at the service",
                                    "progress.rank", "rank among a million",
                                    "day.half", "a day through the gateway")),
                    new Bars(
                            "Events a second",
                            labels(
                                    "stores.kafka.producer", "Kafka's producer-performance",
                                    "events.producer", "an idempotent producer",
                                    "events.relay.one", "relay, one instance",
                                    "events.relay.two", "relay, two instances",
                                    "live.events", "into notifications and mail")),
                    new Curves(
                            "How long an event takes, and an inbox",
                            labels(
                                    "events.plain", "plain produce to consume",
                                    "events.path", "commit to effect elsewhere",
                                    "live.click", "click to the open page",
                                    "live.inbox", "an inbox of 100,000")),
                    new Bars("Ready after, seconds", parts("start.ready.")),
                    new Bars("Resident memory, MB", parts("start.memory.")),
                    new Bars(
                            "Redis, requests a second",
                            labels("stores.redis.get", "redis-benchmark, GET")));

    private Charts() {}

    private static Map<String, String> parts(String prefix) {
        var labels = new LinkedHashMap<String, String>();
        PARTS.forEach(part -> labels.put(prefix + part, part));
        return labels;
    }

    private static Map<String, String> labels(String... pairs) {
        var labels = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return labels;
    }
}
