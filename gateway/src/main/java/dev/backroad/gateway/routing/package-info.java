/** The table of routes and what happens to a request on its way through one of them. */
@NullMarked
package dev.backroad.gateway.routing;

import org.jspecify.annotations.NullMarked;
