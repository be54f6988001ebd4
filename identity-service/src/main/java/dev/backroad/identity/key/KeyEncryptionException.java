package dev.backroad.identity.key;

/** The setting that seals the signing keys is missing, or is not the one that sealed them. */
final class KeyEncryptionException extends RuntimeException {

    KeyEncryptionException(String message) {
        super(message);
    }
}
