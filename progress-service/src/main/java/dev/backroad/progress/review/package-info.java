/** Spaced repetition: what was completed is asked again, just before it would be forgotten. */
@NullMarked
package dev.backroad.progress.review;

import org.jspecify.annotations.NullMarked;
