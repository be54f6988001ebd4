/** The keys that sign tokens, as an operator sees them through the gateway. */
@NullMarked
package dev.backroad.launcher.keys;

import org.jspecify.annotations.NullMarked;
