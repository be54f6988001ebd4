/** Reminds learners once a day: of reviews in their morning, of a streak in their evening. */
@NullMarked
package dev.backroad.progress.reminder;

import org.jspecify.annotations.NullMarked;
