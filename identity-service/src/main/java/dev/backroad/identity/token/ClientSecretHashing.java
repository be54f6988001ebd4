package dev.backroad.identity.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes the secrets of clients. We make them ourselves, of 256 random bits that nobody guesses, so
 * that a fast hash protects them as well as a slow one. It keeps the token endpoint quick, also
 * while a flood of sign-ins waits for the slow hash.
 */
public final class ClientSecretHashing implements PasswordEncoder {

    private static final String PREFIX = "{sha256}";

    private final PasswordEncoder slow;

    /**
     * Hashes with the fast method.
     *
     * @param slow reads the hashes of our first version; they are replaced when they are used
     */
    public ClientSecretHashing(PasswordEncoder slow) {
        this.slow = slow;
    }

    @Override
    public String encode(@Nullable CharSequence secret) {
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hash(String.valueOf(secret)));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        if (upgradeEncoding(hash)) {
            return slow.matches(secret, hash);
        }
        return MessageDigest.isEqual(
                encode(secret).getBytes(StandardCharsets.US_ASCII),
                String.valueOf(hash).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hash == null || !hash.startsWith(PREFIX);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
