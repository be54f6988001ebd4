/**
 * How the gateway says no: RFC 9457 problems, one catalogue of their words, one place that writes
 * them.
 */
@NullMarked
package dev.backroad.gateway.problem;

import org.jspecify.annotations.NullMarked;
