package dev.backroad.identity.client;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets of clients: nobody guesses or remembers 256 random bits. */
final class ClientSecrets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
