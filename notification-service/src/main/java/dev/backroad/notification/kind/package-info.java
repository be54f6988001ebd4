/** Which kinds of notifications there are, and their words in every language. */
@NullMarked
package dev.backroad.notification.kind;

import org.jspecify.annotations.NullMarked;
