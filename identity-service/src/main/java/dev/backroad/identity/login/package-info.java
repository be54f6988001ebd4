/** The pages where people sign in and out, and the session that remembers them. */
@NullMarked
package dev.backroad.identity.login;

import org.jspecify.annotations.NullMarked;
