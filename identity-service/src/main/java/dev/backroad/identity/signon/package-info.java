/** One sign-in for many programs, and one end: whoever was signed in to hears of it. */
@NullMarked
package dev.backroad.identity.signon;

import org.jspecify.annotations.NullMarked;
