/** Tests of package {@code consent}. */
@NullMarked
package dev.backroad.identity.consent;

import org.jspecify.annotations.NullMarked;
