/** Wiring without a home of its own; nothing here has a business meaning. */
@NullMarked
package dev.backroad.catalog.config;

import org.jspecify.annotations.NullMarked;
