/** What a learner takes along: their record as one file, out and in. */
@NullMarked
package dev.backroad.progress.transfer;

import org.jspecify.annotations.NullMarked;
