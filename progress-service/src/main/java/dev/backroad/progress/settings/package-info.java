/** How each learner wants to learn: where they are, how much a day, what for. */
@NullMarked
package dev.backroad.progress.settings;

import org.jspecify.annotations.NullMarked;
