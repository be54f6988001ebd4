/** The fastest that Spring MVC gets. */
@NullMarked
package dev.backroad.references.constant;

import org.jspecify.annotations.NullMarked;
