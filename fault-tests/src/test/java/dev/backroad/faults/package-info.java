/** Faults on purpose, and a checker that compares what clients were told with what became of it. */
@NullMarked
package dev.backroad.faults;

import org.jspecify.annotations.NullMarked;
