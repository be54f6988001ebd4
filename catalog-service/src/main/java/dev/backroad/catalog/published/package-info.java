/** Everything catalog-service tells the world. */
@NullMarked
package dev.backroad.catalog.published;

import org.jspecify.annotations.NullMarked;
