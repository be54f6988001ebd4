package dev.backroad.identity.brake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tries that are counted together.
 *
 * @param key what they have in common, hashed, as people also type passwords and other people's
 *     addresses into the first field
 */
record Tries(Limit limit, String key) {

    static Tries of(Limit limit, String... subject) {
        return new Tries(
                limit,
                Arrays.stream(subject)
                        .map(Tries::hash)
                        .collect(Collectors.joining(":", limit.name() + ":", "")));
    }

    private static String hash(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
