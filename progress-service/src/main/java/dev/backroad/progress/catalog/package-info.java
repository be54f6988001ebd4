/** What we hear from catalog-service: our own copy of its published roadmaps. */
@NullMarked
package dev.backroad.progress.catalog;

import org.jspecify.annotations.NullMarked;
