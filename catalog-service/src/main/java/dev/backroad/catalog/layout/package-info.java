/**
 * Where things stand in a picture of what comes after what: geometry, without a word about topics.
 */
@NullMarked
package dev.backroad.catalog.layout;

import org.jspecify.annotations.NullMarked;
