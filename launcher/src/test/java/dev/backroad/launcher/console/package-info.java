/** Tests of the launcher's package of the same name. */
@NullMarked
package dev.backroad.launcher.console;

import org.jspecify.annotations.NullMarked;
