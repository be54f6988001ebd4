package dev.backroad.identity.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Which login a client asks for: OpenID Connect Core 1.0, section 3.1.2.1, {@code prompt} and
 * {@code max_age}.
 *
 * @param maxAge how old the login may be; null when any will do
 */
public record LoginDemand(Set<String> prompt, @Nullable Duration maxAge) {

    private static final int MOST_DIGITS = 9;
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    /**
     * Reads the two parameters; both may be missing.
     *
     * @throws IllegalArgumentException if {@code max_age} is no number of seconds
     */
    public static LoginDemand of(@Nullable String prompt, @Nullable String maxAge) {
        return new LoginDemand(
                prompt == null ? Set.of() : words(prompt),
                maxAge == null || maxAge.isEmpty() ? null : Duration.ofSeconds(seconds(maxAge)));
    }

    private static Set<String> words(String prompt) {
        return Arrays.stream(prompt.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static long seconds(String maxAge) {
        if (!maxAge.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw new IllegalArgumentException("max_age is not a number of seconds");
        }
        return Long.parseLong(maxAge);
    }

    /** Whether no page may be shown, whatever that means for the answer. */
    boolean isSilent() {
        return prompt.contains("none");
    }

    /** Whether consent is asked for anew. */
    boolean isConsentWanted() {
        return prompt.contains("consent");
    }

    /** Whether it contradicts itself. */
    boolean isContradictory() {
        return isSilent() && prompt.size() > 1;
    }

    /** Whether it wants what we do not have; "LOGIN" is no login (OpenID Connect Core 1.0). */
    boolean isUnknown() {
        return !PROMPTS.containsAll(prompt);
    }

    /** Whether the login that somebody has already is good enough. */
    public boolean isMetBy(Authentication person, Instant now) {
        return !prompt.contains("login")
                && !prompt.contains("select_account")
                && (maxAge == null || isRecent(person, maxAge, now));
    }

    /** No login is recent enough for an age of zero, not even one of this second. */
    private static boolean isRecent(Authentication person, Duration age, Instant now) {
        return age.isPositive()
                && timeOf(person)
                        .filter(login ->
                                Duration.between(login, now).toSeconds() <= age.toSeconds())
                        .isPresent();
    }

    /** Returns when somebody last typed the password. */
    static Optional<Instant> timeOf(Authentication person) {
        return person.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Comparator.naturalOrder());
    }
}
