/** How private keys are kept in a database that is not to know them. */
@NullMarked
package dev.backroad.defaults.keys;

import org.jspecify.annotations.NullMarked;
