package dev.backroad.progress.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Time that a learner says they spent on a topic. */
record TimeEntry(UUID id, String topic, int minutes, LocalDate day, Instant notedAt) {}
