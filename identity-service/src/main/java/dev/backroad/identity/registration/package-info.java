/** How somebody without an account gets one. */
@NullMarked
package dev.backroad.identity.registration;

import org.jspecify.annotations.NullMarked;
