/** Notification-service: tells learners what happened, once. */
@NullMarked
package dev.backroad.notification;

import org.jspecify.annotations.NullMarked;
