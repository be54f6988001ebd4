@NullMarked
package dev.backroad.gateway.keys;

import org.jspecify.annotations.NullMarked;
