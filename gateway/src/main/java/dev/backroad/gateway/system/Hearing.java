package dev.backroad.gateway.system;

import static dev.backroad.gateway.system.Samples.sum;

import dev.backroad.gateway.system.Figures.Heard;
import dev.backroad.gateway.system.Figures.Lag;
import java.util.Comparator;
import java.util.List;

/** What an instance says of the events that it hears. */
record Hearing(Samples samples) {

    static final String HEARD = "spring_kafka_listener_seconds";
    static final String LAG = "backroad_consumer_lag";

    List<Lag> lag() {
        return samples.by(LAG, it -> group(it, "group"))
                .map(List::getFirst)
                .map(it -> new Lag(group(it, "group"), it.whole()))
                .sorted(Comparator.comparing(Lag::group))
                .toList();
    }

    List<Heard> heard() {
        return samples.by(HEARD + "_count", it -> topic(it) + " " + groupOf(it))
                .map(Hearing::heard)
                .toList();
    }

    private static Heard heard(List<Sample> all) {
        var first = all.getFirst();
        var failed = all.stream().filter(it -> !it.label("error").equals("none")).toList();
        return new Heard(topic(first), groupOf(first), sum(all), sum(failed));
    }

    private static String topic(Sample sample) {
        return sample.label("messaging_source_name");
    }

    private static String groupOf(Sample sample) {
        return group(sample, "messaging_kafka_consumer_group");
    }

    /** Where each instance hears all, its group ends with an id of the instance's own. */
    private static String group(Sample sample, String label) {
        return sample.label(label)
                .replaceFirst("\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "");
    }
}
