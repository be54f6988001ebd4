package dev.backroad.progress.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A learner has others before them instead of topics that they had touched; told to features in the
 * transaction in which it becomes so. May be told again.
 */
public record TopicsSucceeded(UUID learnerId, List<Succession> successions, Instant at) {}
