@NullMarked
package dev.backroad.gateway.problem;

import org.jspecify.annotations.NullMarked;
