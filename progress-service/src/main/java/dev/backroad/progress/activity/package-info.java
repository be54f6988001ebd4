/** What each learner did on which of their days: calendar, streaks, the week's goal, time spent. */
@NullMarked
package dev.backroad.progress.activity;

import org.jspecify.annotations.NullMarked;
