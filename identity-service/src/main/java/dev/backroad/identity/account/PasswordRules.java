package dev.backroad.identity.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What a new password must be: long, and nothing that everybody tries first. On purpose no "one
 * digit, one capital": such rules make passwords alike (NIST SP 800-63B, 3.1.1.2).
 */
public final class PasswordRules {

    /** Fewest characters, as people count them. */
    public static final int SHORTEST = 8;

    /** Most characters. A limit keeps hashing cheap; it is named, and nothing is ever cut. */
    public static final int LONGEST = 200;

    /** Below it a name is too short to give much of a password away. */
    private static final int TELLING_NAME = 4;

    private static final int FEWEST_DIFFERENT = 4;
    private static final String RUNS =
            "01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm"
                    + " qwertzuiopasdfghjklyxcvbnm azertyuiopqsdfghjklmwxcvbn";
    private static final Set<String> COMMON = read("common-passwords.txt");

    private PasswordRules() {}

    /**
     * Returns what is wrong with a password as a sentence for whoever typed it; empty if nothing.
     */
    public static Optional<String> problem(String password, String username) {
        if (length(password) < SHORTEST) {
            return Optional.of("Use at least " + SHORTEST + " characters.");
        }
        if (length(password) > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters.");
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (contains(plain, username)) {
            return Optional.of("Choose a password without your username in it.");
        }
        return isCommon(plain)
                ? Optional.of(
                        "Many people use this password, so it is guessed first. Choose another.")
                : Optional.empty();
    }

    /** Counts characters as stored: composed, each emoji as one. */
    static int length(CharSequence password) {
        // What is far too long is not worth being normalised.
        return password.length() > LONGEST * 4
                ? password.length()
                : (int) Normalizer.normalize(password, Normalizer.Form.NFC).codePoints().count();
    }

    private static boolean contains(String plain, String username) {
        return username.length() >= TELLING_NAME
                && plain.contains(username.toLowerCase(Locale.ROOT));
    }

    private static boolean isCommon(String plain) {
        return plain.codePoints().distinct().count() < FEWEST_DIFFERENT
                || isRun(plain)
                || disguises(plain).anyMatch(COMMON::contains);
    }

    private static boolean isRun(String plain) {
        return RUNS.contains(plain) || RUNS.contains(new StringBuilder(plain).reverse());
    }

    /** "P@ssw0rd2026!" is "password" to everybody who guesses. */
    private static Stream<String> disguises(String plain) {
        var word = plain.replaceFirst("[^a-z]+$", "").replaceFirst("^[^a-z@$]+", "");
        var half = plain.substring(0, plain.length() / 2);
        var twice = plain.equals(half + half) ? half : plain;
        return Stream.of(plain, word, twice).flatMap(each -> Stream.of(each, undisguised(each)));
    }

    private static String undisguised(String word) {
        return word.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static Set<String> read(String file) {
        try {
            return new ClassPathResource(file, PasswordRules.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
