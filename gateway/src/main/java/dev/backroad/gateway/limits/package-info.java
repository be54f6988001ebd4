/** How much one caller may ask of us: token buckets in Redis, per kind of traffic. */
@NullMarked
package dev.backroad.gateway.limits;

import org.jspecify.annotations.NullMarked;
