@NullMarked
package dev.backroad.gateway.routing;

import org.jspecify.annotations.NullMarked;
