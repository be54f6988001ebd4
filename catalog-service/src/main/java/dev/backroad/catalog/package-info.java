/** Roadmaps and topics: what there is to learn, in which order, and where this system shows it. */
@NullMarked
package dev.backroad.catalog;

import org.jspecify.annotations.NullMarked;
