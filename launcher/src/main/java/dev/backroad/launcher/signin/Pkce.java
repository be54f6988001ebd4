package dev.backroad.launcher.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Proof Key for Code Exchange (RFC 7636) and the state that ties the answer to the question. */
record Pkce(String verifier, String state) {

    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    static Pkce create() {
        return new Pkce(random(), random());
    }

    String challenge() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return URL_SAFE.encodeToString(
                    digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return URL_SAFE.encodeToString(bytes);
    }
}
