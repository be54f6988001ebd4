/** Tests of package {@code recovery}. */
@NullMarked
package dev.backroad.identity.recovery;

import org.jspecify.annotations.NullMarked;
