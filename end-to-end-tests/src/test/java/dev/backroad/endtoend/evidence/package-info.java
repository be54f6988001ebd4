/** Topics point at code, tests and requests; these checks find what a pointer no longer hits. */
@NullMarked
package dev.backroad.endtoend.evidence;

import org.jspecify.annotations.NullMarked;
