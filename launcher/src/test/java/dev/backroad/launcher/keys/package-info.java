@NullMarked
package dev.backroad.launcher.keys;

import org.jspecify.annotations.NullMarked;
