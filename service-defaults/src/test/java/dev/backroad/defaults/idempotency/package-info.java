@NullMarked
package dev.backroad.defaults.idempotency;

import org.jspecify.annotations.NullMarked;
