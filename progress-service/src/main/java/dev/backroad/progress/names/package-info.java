/** Names that learners give themselves and others read. */
@NullMarked
package dev.backroad.progress.names;

import org.jspecify.annotations.NullMarked;
