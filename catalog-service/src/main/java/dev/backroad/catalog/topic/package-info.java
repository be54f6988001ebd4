/** A topic: one thing to learn, what it builds on, and where this system shows it. */
@NullMarked
package dev.backroad.catalog.topic;

import org.jspecify.annotations.NullMarked;
