/** The state of all instances of all services, for who runs them. */
@NullMarked
package dev.backroad.gateway.system;

import org.jspecify.annotations.NullMarked;
