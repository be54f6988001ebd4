/** Tests of package {@code link}. */
@NullMarked
package dev.backroad.identity.link;

import org.jspecify.annotations.NullMarked;
