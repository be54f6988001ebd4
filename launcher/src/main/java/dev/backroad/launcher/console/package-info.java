/** How the launcher speaks: results, conversation, errors with a code, progress. */
@NullMarked
package dev.backroad.launcher.console;

import org.jspecify.annotations.NullMarked;
