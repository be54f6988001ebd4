/** Wiring without a home of its own. */
@NullMarked
package dev.backroad.identity.config;

import org.jspecify.annotations.NullMarked;
