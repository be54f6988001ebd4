/**
 * What a system of parts is: ports, folders, processes, state files; starting and stopping them.
 */
@NullMarked
package dev.backroad.launcher.system;

import org.jspecify.annotations.NullMarked;
