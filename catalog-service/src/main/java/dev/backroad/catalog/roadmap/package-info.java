/** A roadmap: topics arranged in stages. */
@NullMarked
package dev.backroad.catalog.roadmap;

import org.jspecify.annotations.NullMarked;
