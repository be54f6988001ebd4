/** What learners keep for themselves about a topic: a note, and steps to check off. */
@NullMarked
package dev.backroad.progress.notes;

import org.jspecify.annotations.NullMarked;
