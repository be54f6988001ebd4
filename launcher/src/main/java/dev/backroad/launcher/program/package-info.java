/** The programs behind the parts: PostgreSQL, Redis, Kafka, Zipkin, mail and our services. */
@NullMarked
package dev.backroad.launcher.program;

import org.jspecify.annotations.NullMarked;
