package dev.backroad.defaults.keys;

/** The setting that seals the signing keys is missing, or is not the one that sealed them. */
public final class KeyEncryptionException extends RuntimeException {

    KeyEncryptionException(String message) {
        super(message);
    }
}
