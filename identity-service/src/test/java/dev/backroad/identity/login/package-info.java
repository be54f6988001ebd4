/** Tests of package {@code login}. */
@NullMarked
package dev.backroad.identity.login;

import org.jspecify.annotations.NullMarked;
