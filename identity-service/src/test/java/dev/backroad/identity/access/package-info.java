/** Tests of package {@code access}. */
@NullMarked
package dev.backroad.identity.access;

import org.jspecify.annotations.NullMarked;
