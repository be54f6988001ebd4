package dev.backroad.progress.group;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What lets somebody into a group: fifteen signs of Crockford's Base32, 75 bits that nobody
 * guesses. People may read it out: it has no letter that looks like a digit, and case, spaces and
 * hyphens do not matter.
 *
 * @param signs without hyphens, such as {@code 7QK3MR9TWZ4HXC2}
 */
record InvitationCode(String signs) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 15;
    private static final int LONGEST_TYPED = 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    static InvitationCode random() {
        return new InvitationCode(
                IntStream.range(0, LENGTH)
                        .map(i -> ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
    }

    /** Reads what somebody typed; empty if it can be no code. */
    static Optional<InvitationCode> typed(String text) {
        if (text.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var signs =
                text.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return signs.length() == LENGTH && signs.chars().allMatch(it -> ALPHABET.indexOf(it) >= 0)
                ? Optional.of(new InvitationCode(signs))
                : Optional.empty();
    }

    /** As people read it: {@code 7QK3M-R9TWZ-4HXC2}. */
    String readable() {
        return signs.replaceAll("(.{5})(?=.)", "$1-");
    }
}
