/** Names: those that learners give themselves and others read, and those of what they learn. */
@NullMarked
package dev.backroad.progress.names;

import org.jspecify.annotations.NullMarked;
