package dev.backroad.benchmarks.profile;

import java.util.List;
import java.util.stream.Stream;

/** Whose code it is, by the beginnings of class names; the first that fits. */
enum Kind {
    OWN("own code", "dev.backroad."),
    KAFKA("Kafka", "org.apache.kafka.", "org.springframework.kafka.", "kafka."),
    DATABASE(
            "database",
            "org.postgresql.",
            "com.zaxxer.",
            "org.hibernate.",
            "org.springframework.jdbc.",
            "org.springframework.transaction.",
            "org.springframework.orm.",
            "org.springframework.data.jdbc.",
            "org.springframework.data.jpa."),
    REDIS("Redis", "io.lettuce.", "org.springframework.data.redis."),
    JSON("JSON", "tools.jackson.", "com.fasterxml."),
    SECURITY(
            "security",
            "org.springframework.security.",
            "com.nimbusds.",
            "sun.security.",
            "com.sun.crypto.",
            "javax.crypto."),
    TRACING("tracing", "io.micrometer.", "io.opentelemetry.", "io.prometheus.", "zipkin2."),
    HTTP(
            "HTTP",
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.apache.tomcat.",
            "io.netty.",
            "reactor.netty."),
    REACTOR("Reactor", "reactor."),
    SPRING("Spring", "org.springframework."),
    JDK("JDK alone");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that never changes
    private final List<String> prefixes;

    Kind(String word, String... prefixes) {
        this.word = word;
        this.prefixes = List.of(prefixes);
    }

    String word() {
        return word;
    }

    /**
     * Who is to blame for what a thread does: the first on its stack that is not the JDK, which
     * only does what it is asked for. The crypto of the JDK counts as security.
     *
     * @param classes names, the innermost first
     */
    static Kind of(List<String> classes) {
        return classes.stream().flatMap(Kind::named).findFirst().orElse(JDK);
    }

    private static Stream<Kind> named(String className) {
        return Stream.of(values())
                .filter(kind -> kind.prefixes.stream().anyMatch(className::startsWith))
                .limit(1);
    }
}
