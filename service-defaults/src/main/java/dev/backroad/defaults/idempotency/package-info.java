/** A POST that comes again under the same Idempotency-Key has its effect once. */
@NullMarked
package dev.backroad.defaults.idempotency;

import org.jspecify.annotations.NullMarked;
