/** Who writes how much at once. */
@NullMarked
package dev.backroad.progress.turns;

import org.jspecify.annotations.NullMarked;
