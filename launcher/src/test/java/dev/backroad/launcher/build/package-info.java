/** Tests of the launcher's package of the same name. */
@NullMarked
package dev.backroad.launcher.build;

import org.jspecify.annotations.NullMarked;
