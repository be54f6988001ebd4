/** Tells the whole catalog again, for those who were not there. */
@NullMarked
package dev.backroad.catalog.replay;

import org.jspecify.annotations.NullMarked;
