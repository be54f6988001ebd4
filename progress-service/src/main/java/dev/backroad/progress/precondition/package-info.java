/** Which state a client has seen: so that nobody undoes a change that they do not know of. */
@NullMarked
package dev.backroad.progress.precondition;

import org.jspecify.annotations.NullMarked;
