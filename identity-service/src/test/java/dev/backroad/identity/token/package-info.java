/** Tests of what is kept of tokens. */
@NullMarked
package dev.backroad.identity.token;

import org.jspecify.annotations.NullMarked;
