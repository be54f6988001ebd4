/** The real sign-in flow for scripts: authorization code and PKCE without a browser. */
@NullMarked
package dev.backroad.launcher.signin;

import org.jspecify.annotations.NullMarked;
