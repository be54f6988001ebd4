package dev.backroad.catalog.cache;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How views of a type are read from the database.
 *
 * @param load reads those of these names that exist, in the caller's transaction
 */
record ViewLoad<T>(Class<T> type, Function<Set<String>, Map<String, T>> load) {}
