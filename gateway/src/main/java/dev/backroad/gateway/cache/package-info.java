/** Answers of services that many may share, kept at the edge for as long as the service allows. */
@NullMarked
package dev.backroad.gateway.cache;

import org.jspecify.annotations.NullMarked;
