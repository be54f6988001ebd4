/** Mechanisms broken on purpose, one at a time: the checker has to report each of them. */
@NullMarked
package dev.backroad.faults.defects;

import org.jspecify.annotations.NullMarked;
