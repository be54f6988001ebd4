/** Moments that others tell us of. */
@NullMarked
package dev.backroad.progress.moment;

import org.jspecify.annotations.NullMarked;
