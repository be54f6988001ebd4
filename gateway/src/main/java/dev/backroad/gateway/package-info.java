/** The only public door of Backroad: what it routes, how browsers sign in, and how it fails. */
@NullMarked
package dev.backroad.gateway;

import org.jspecify.annotations.NullMarked;
