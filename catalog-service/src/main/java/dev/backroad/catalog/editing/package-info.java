/** What every change by an editor needs, whatever it changes. */
@NullMarked
package dev.backroad.catalog.editing;

import org.jspecify.annotations.NullMarked;
