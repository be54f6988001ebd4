/** Tests of the single sign-on and its end. */
@NullMarked
package dev.backroad.identity.signon;

import org.jspecify.annotations.NullMarked;
