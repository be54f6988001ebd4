/**
 * The event backbone: services tell each other facts without losing, repeating or reordering them.
 *
 * <p>The way of one event: {@link dev.backroad.messaging.Outbox} (row in the caller's transaction),
 * {@link dev.backroad.messaging.OutboxRelay} (row to Kafka), {@link
 * dev.backroad.messaging.ReceivedEvent} (Kafka to listener), {@link dev.backroad.messaging.Inbox}
 * (effect once).
 */
@NullMarked
package dev.backroad.messaging;

import org.jspecify.annotations.NullMarked;
