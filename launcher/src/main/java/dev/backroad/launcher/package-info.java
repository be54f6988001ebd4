/** The map of the system and the way in; read {@link dev.backroad.launcher.Backroad} first. */
@NullMarked
package dev.backroad.launcher;

import org.jspecify.annotations.NullMarked;
