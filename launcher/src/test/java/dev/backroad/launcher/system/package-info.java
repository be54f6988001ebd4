/** Tests of the launcher's package of the same name. */
@NullMarked
package dev.backroad.launcher.system;

import org.jspecify.annotations.NullMarked;
