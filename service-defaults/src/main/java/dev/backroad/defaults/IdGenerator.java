package dev.backroad.defaults;

import java.util.UUID;

/** Makes identifiers. Injected, so that a test can say which id comes next. */
@FunctionalInterface
public interface IdGenerator {

    /** Returns a new UUIDv7: unique, and later ones sort after earlier ones. */
    UUID next();
}
