@NullMarked
package dev.backroad.defaults.keys;

import org.jspecify.annotations.NullMarked;
