/** Tests of the launcher's package of the same name. */
@NullMarked
package dev.backroad.launcher.check;

import org.jspecify.annotations.NullMarked;
