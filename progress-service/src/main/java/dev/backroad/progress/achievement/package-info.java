/** What learners earn by what they do: declared rules, each earned once. */
@NullMarked
package dev.backroad.progress.achievement;

import org.jspecify.annotations.NullMarked;
