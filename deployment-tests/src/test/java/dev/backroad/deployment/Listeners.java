package dev.backroad.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** In which groups a service listens to Kafka, as its source says. */
final class Listeners {

    private static final Pattern LISTENER =
            Pattern.compile("@KafkaListener\\((.*?)\\)\\s+void ", Pattern.DOTALL);

    private static final Pattern GROUP = Pattern.compile("groupId\\s*=\\s*\"([^\"]+)\"");

    private Listeners() {}

    static Set<String> groupsOf(String service) {
        var groups = new TreeSet<String>();
        var folder = ServiceSettings.PROJECT.resolve(service).resolve("src/main/java");
        for (var source : ServiceSettings.sources(folder)) {
            LISTENER.matcher(ServiceSettings.read(source))
                    .results()
                    .forEach(it -> groups.add(group(service, it.group(1))));
        }
        return groups;
    }

    private static String group(String service, String annotation) {
        var group = GROUP.matcher(annotation);
        return group.find()
                ? group.group(1).replace("${spring.application.name}", service)
                : service;
    }
}
