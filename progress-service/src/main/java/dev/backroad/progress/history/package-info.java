/** What happened to each enrolment, for good. */
@NullMarked
package dev.backroad.progress.history;

import org.jspecify.annotations.NullMarked;
