/** The smallest pair of services that tells and hears events: what the faults are thrown at. */
@NullMarked
package dev.backroad.faults.probe;

import org.jspecify.annotations.NullMarked;
