/** The verbs of the command line. */
@NullMarked
package dev.backroad.launcher.command;

import org.jspecify.annotations.NullMarked;
