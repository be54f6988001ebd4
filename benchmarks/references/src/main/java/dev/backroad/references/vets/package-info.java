/** A list of entities that is cached as most people would do it. */
@NullMarked
package dev.backroad.references.vets;

import org.jspecify.annotations.NullMarked;
