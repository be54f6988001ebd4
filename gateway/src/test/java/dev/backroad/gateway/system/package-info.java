@NullMarked
package dev.backroad.gateway.system;

import org.jspecify.annotations.NullMarked;
