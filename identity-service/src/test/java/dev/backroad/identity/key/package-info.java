/** Tests of the signing keys. */
@NullMarked
package dev.backroad.identity.key;

import org.jspecify.annotations.NullMarked;
