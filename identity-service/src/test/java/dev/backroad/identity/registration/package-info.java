/** Tests of package {@code registration}. */
@NullMarked
package dev.backroad.identity.registration;

import org.jspecify.annotations.NullMarked;
