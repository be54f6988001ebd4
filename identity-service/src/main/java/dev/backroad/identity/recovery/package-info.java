/** How somebody gets a new password, with the old one or without. */
@NullMarked
package dev.backroad.identity.recovery;

import org.jspecify.annotations.NullMarked;
