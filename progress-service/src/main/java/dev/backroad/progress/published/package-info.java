/** Everything that progress-service tells the world. */
@NullMarked
package dev.backroad.progress.published;

import org.jspecify.annotations.NullMarked;
