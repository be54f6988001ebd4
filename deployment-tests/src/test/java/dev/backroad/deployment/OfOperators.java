package dev.backroad.deployment;

import java.util.Set;

/** Names that operators give to what they make of our objects; see their references. */
final class OfOperators {

    /** CloudNativePG: {cluster}-rw. Strimzi: {cluster}-kafka-bootstrap. */
    static final Set<String> ADDRESSES =
            Set.of("postgres-rw:5432", "backroad-kafka-bootstrap:9092");

    private OfOperators() {}
}
