@NullMarked
package dev.backroad.gateway.limits;

import org.jspecify.annotations.NullMarked;
