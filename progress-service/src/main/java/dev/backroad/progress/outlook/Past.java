package dev.backroad.progress.outlook;

import java.time.Instant;
import java.util.List;

/**
 * What a learner has done on a roadmap.
 *
 * @param minutes that they say they spent, ever
 * @param completed when each topic was last completed, of those that still are and were lately
 */
record Past(long minutes, List<Instant> completed) {}
