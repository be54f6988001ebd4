/** Tests of identity-service as a whole. */
@NullMarked
package dev.backroad.identity;

import org.jspecify.annotations.NullMarked;
