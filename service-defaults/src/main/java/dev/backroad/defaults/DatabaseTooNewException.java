package dev.backroad.defaults;

/** A newer version has taken something out of the database that this one needs. */
final class DatabaseTooNewException extends RuntimeException {

    DatabaseTooNewException(String migration) {
        super("This version is too old for its database: " + migration + " came after it.");
    }
}
