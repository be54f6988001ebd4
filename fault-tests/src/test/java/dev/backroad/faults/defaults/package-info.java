/** The same probe built with what Spring offers by default, to be compared with. */
@NullMarked
package dev.backroad.faults.defaults;

import org.jspecify.annotations.NullMarked;
