/** The learner's inbox: what a learner was told, newest first. */
@NullMarked
package dev.backroad.notification.inbox;

import org.jspecify.annotations.NullMarked;
