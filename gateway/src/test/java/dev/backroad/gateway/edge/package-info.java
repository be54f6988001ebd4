@NullMarked
package dev.backroad.gateway.edge;

import org.jspecify.annotations.NullMarked;
