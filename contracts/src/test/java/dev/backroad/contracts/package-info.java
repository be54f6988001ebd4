/** The agreements agree with each other, and with what was released before. */
@NullMarked
package dev.backroad.contracts;

import org.jspecify.annotations.NullMarked;
