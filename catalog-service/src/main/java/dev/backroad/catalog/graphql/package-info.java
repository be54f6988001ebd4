/**
 * How GraphQL is served: what a question may cost, how it is refused, how long it may take. What it
 * may ask for is with the features.
 */
@NullMarked
package dev.backroad.catalog.graphql;

import org.jspecify.annotations.NullMarked;
