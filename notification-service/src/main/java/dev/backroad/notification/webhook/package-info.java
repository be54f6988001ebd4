/** Webhooks: calls to addresses that owners have named, written down as intents and signed. */
@NullMarked
package dev.backroad.notification.webhook;

import org.jspecify.annotations.NullMarked;
