package dev.backroad.progress.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * When nothing will be left, if it goes on like this.
 *
 * @param topicsPerWeek rounded to a tenth
 * @param weeks begun ones count
 * @param completeOn a day of the learner's calendar
 */
record Projection(BigDecimal topicsPerWeek, int weeks, LocalDate completeOn) {}
