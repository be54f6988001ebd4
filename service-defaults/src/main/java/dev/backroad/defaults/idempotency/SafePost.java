package dev.backroad.defaults.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that only asks, because its question does not fit into an address: safe in the sense of
 * RFC 9110, section 9.2.1. It has no effect that a repeat could double, and its answer is true only
 * now: an {@code Idempotency-Key} means nothing here, and nothing is ever answered from the store.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SafePost {}
