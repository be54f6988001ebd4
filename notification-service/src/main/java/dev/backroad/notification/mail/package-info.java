/** Mail: written down with the notification, sent by a worker afterwards. */
@NullMarked
package dev.backroad.notification.mail;

import org.jspecify.annotations.NullMarked;
