/** Tests of the launcher's package of the same name. */
@NullMarked
package dev.backroad.launcher.signin;

import org.jspecify.annotations.NullMarked;
