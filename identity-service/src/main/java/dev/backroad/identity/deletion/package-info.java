/** How somebody leaves for good. */
@NullMarked
package dev.backroad.identity.deletion;

import org.jspecify.annotations.NullMarked;
