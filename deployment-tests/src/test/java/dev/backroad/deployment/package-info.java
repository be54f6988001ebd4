@NullMarked
package dev.backroad.deployment;

import org.jspecify.annotations.NullMarked;
