/** Tests of the launcher's package of the same name. */
@NullMarked
package dev.backroad.launcher.program;

import org.jspecify.annotations.NullMarked;
