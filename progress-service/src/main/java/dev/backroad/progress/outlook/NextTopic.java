package dev.backroad.progress.outlook;

import java.util.List;

/**
 * A topic to learn next.
 *
 * @param unlocks how many open topics wait for it, at once or by way of others
 * @param buildsOn its prerequisites within the version, in the roadmap's order
 */
record NextTopic(RoadTopic topic, Reason reason, int unlocks, List<RoadTopic> buildsOn) {}
