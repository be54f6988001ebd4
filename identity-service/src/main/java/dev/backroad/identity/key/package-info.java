/** The keys that sign tokens. */
@NullMarked
package dev.backroad.identity.key;

import org.jspecify.annotations.NullMarked;
