/**
 * What holds for every response and every request, routed or not: headers, limits, trace ids,
 * static files.
 */
@NullMarked
package dev.backroad.gateway.edge;

import org.jspecify.annotations.NullMarked;
