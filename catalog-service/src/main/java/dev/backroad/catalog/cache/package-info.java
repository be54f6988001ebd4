/**
 * Cache-aside in Redis, written out: what is asked, what is kept, and what happens without Redis.
 */
@NullMarked
package dev.backroad.catalog.cache;

import org.jspecify.annotations.NullMarked;
