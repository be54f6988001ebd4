/**
 * The dead-letter desks of the running system, as the command line sees them: through the gateway.
 */
@NullMarked
package dev.backroad.launcher.deadletter;

import org.jspecify.annotations.NullMarked;
