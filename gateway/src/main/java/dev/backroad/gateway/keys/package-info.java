/** The keys of identity-service, with which every token is checked. */
@NullMarked
package dev.backroad.gateway.keys;

import org.jspecify.annotations.NullMarked;
