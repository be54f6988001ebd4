/** Tests of package {@code deletion}. */
@NullMarked
package dev.backroad.identity.deletion;

import org.jspecify.annotations.NullMarked;
