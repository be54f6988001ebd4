/** What learners do: enrolments and the topics they start, finish, skip and reopen. */
@NullMarked
package dev.backroad.progress.enrollment;

import org.jspecify.annotations.NullMarked;
