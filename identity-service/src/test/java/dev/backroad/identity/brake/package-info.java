/** Tests of package {@code brake}. */
@NullMarked
package dev.backroad.identity.brake;

import org.jspecify.annotations.NullMarked;
