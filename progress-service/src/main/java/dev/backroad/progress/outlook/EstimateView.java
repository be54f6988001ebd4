package dev.backroad.progress.outlook;

import java.util.List;

/**
 * How much there is to learn, what is behind, and when it will be done.
 *
 * @param settled what is done or skipped
 * @param remaining the rest; a topic in progress is all in it
 * @param unknown topics without an estimate, in the roadmap's order
 * @param spentMinutes what the learner noted for the roadmap's topics
 */
record EstimateView(
        Workload total,
        Workload settled,
        Workload remaining,
        List<UnknownView> unknown,
        long spentMinutes,
        Projections projections) {

    /** A topic of which nobody has told us how long it takes. */
    record UnknownView(String slug, String title) {}

    static EstimateView of(Road road, Past past, Projections projections) {
        return new EstimateView(
                Workload.of(road.topics()),
                Workload.of(road.settled()),
                Workload.of(road.open()),
                road.topics().stream()
                        .filter(topic -> topic.estimateMinutes() == null)
                        .map(topic -> new UnknownView(topic.slug(), topic.title()))
                        .toList(),
                past.minutes(),
                projections);
    }
}
