/** What became of an event: shown to whom it was told, from the rows that were written anyway. */
@NullMarked
package dev.backroad.notification.effects;

import org.jspecify.annotations.NullMarked;
