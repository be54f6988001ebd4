/** What learners do in a day, played by many of them at once. */
@NullMarked
package dev.backroad.day;

import org.jspecify.annotations.NullMarked;
