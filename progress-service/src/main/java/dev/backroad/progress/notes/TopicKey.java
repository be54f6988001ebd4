package dev.backroad.progress.notes;

import java.util.UUID;

/** A topic in an enrolment: known to be the caller's own. */
record TopicKey(UUID enrollment, UUID topic) {}
