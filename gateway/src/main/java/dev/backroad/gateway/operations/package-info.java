/** What an operator sees of all services at once. */
@NullMarked
package dev.backroad.gateway.operations;

import org.jspecify.annotations.NullMarked;
