/** Asks several services the same question at the same time, for answers that we compose. */
@NullMarked
package dev.backroad.gateway.parts;

import org.jspecify.annotations.NullMarked;
