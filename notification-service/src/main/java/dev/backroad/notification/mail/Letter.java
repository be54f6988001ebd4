package dev.backroad.notification.mail;

import dev.backroad.notification.kind.Language;
import java.net.URI;
import java.util.UUID;

/**
 * A mail as it reads.
 *
 * @param title one line
 * @param text lines
 * @param stop where whoever opens it gets no more of the kind
 */
record Letter(
        UUID id,
        String address,
        String name,
        String title,
        String text,
        Language language,
        URI stop) {}
