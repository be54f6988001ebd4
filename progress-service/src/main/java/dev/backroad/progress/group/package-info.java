/** Learners who follow a roadmap together, and what they let their leader see. */
@NullMarked
package dev.backroad.progress.group;

import org.jspecify.annotations.NullMarked;
