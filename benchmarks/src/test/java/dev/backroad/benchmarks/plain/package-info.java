/** The reference: the same records by Kafka alone, without a database and without guarantees. */
@NullMarked
package dev.backroad.benchmarks.plain;

import org.jspecify.annotations.NullMarked;
