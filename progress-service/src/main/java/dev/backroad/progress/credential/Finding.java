package dev.backroad.progress.credential;

import java.util.UUID;

/** What a text that should be a credential turned out to be, as far as it tells by itself. */
public sealed interface Finding {

    /** Signed by us, and good at this time unless it was revoked. */
    record Genuine(UUID certificate) implements Finding {}

    record Flawed(Flaw flaw) implements Finding {}
}
