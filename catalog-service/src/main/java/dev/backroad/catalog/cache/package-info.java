/**
 * Cache-aside in memory and in Redis, written out: what is asked, what is kept, who forgets what
 * when, and what happens without Redis or PostgreSQL.
 */
@NullMarked
package dev.backroad.catalog.cache;

import org.jspecify.annotations.NullMarked;
