/** Reckons {@code docs/scaling.md} anew, so that the page cannot be wrong. */
@NullMarked
package dev.backroad.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
