/** Tests of package {@code client}. */
@NullMarked
package dev.backroad.identity.client;

import org.jspecify.annotations.NullMarked;
