/** The content files people edit: read, checked, and published when the service starts. */
@NullMarked
package dev.backroad.catalog.content;

import org.jspecify.annotations.NullMarked;
