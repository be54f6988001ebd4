/** Everything identity-service tells the other services. */
@NullMarked
package dev.backroad.identity.published;

import org.jspecify.annotations.NullMarked;
