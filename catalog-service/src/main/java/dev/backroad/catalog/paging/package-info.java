/** Long lists in pages. */
@NullMarked
package dev.backroad.catalog.paging;

import org.jspecify.annotations.NullMarked;
