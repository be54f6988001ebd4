/** Halts a JVM at a chosen moment, by watching its SQL and its sends from outside. */
@NullMarked
package dev.backroad.faults.crash;

import org.jspecify.annotations.NullMarked;
