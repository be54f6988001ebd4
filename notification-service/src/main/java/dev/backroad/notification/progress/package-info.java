/** What we hear from progress-service, and what we make of it. */
@NullMarked
package dev.backroad.notification.progress;

import org.jspecify.annotations.NullMarked;
