package dev.backroad.identity.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with argon2id. The stored hash says how it was made, so that the bcrypt hashes
 * of our first version still work; they are replaced at the next sign-in. As long as one is left,
 * every check costs both methods, so that the clock does not tell whose account is an old one.
 *
 * <p>The work is done on a few threads of its own: requests run on virtual threads, and a hash that
 * computes on one of those keeps all the others from running. What does not fit in the queue, or
 * waits in it for too long, is refused: a flood of sign-ins costs neither memory nor connections.
 */
final class PasswordHashing implements PasswordEncoder {

    private static final String ARGON2 = "argon2";
    static final String BCRYPT = "bcrypt";

    // OWASP, Password Storage Cheat Sheet: 19 MiB, 2 iterations, 1 lane, for two cores still quick.
    private static final int KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Each hash holds its 19 MiB while it computes. */
    private static final int MOST_THREADS = 2;

    /** About two seconds of work: who would wait longer is told to come back. */
    private static final int QUEUE = 64;

    /** What bcrypt reads of a password; the rest it would ignore. */
    private static final int BCRYPT_BYTES = 72;

    // Of the same cost as those of accounts, and compared with for the sake of the time only.
    private static final String ARGON2_OF_NOBODY =
            "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                    .formatted(KIB, ITERATIONS, LANES, "A".repeat(22), "A".repeat(43));
    private static final String BCRYPT_OF_NOBODY =
            "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private final PasswordEncoder argon2;
    private final PasswordEncoder bcrypt;
    private final PasswordEncoder hashes;
    private final BooleanSupplier oldOnesAreLeft;
    private final HashingQueue queue;

    /**
     * Hashes as the settings above say.
     *
     * @param oldOnesAreLeft whether accounts may have hashes of our first version
     */
    PasswordHashing(BooleanSupplier oldOnesAreLeft) {
        this(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIB, ITERATIONS),
                new BCryptPasswordEncoder(),
                oldOnesAreLeft,
                workers(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), QUEUE));
    }

    PasswordHashing(
            PasswordEncoder argon2,
            PasswordEncoder bcrypt,
            BooleanSupplier oldOnesAreLeft,
            Executor workers) {
        this.argon2 = argon2;
        this.bcrypt = bcrypt;
        this.hashes = new DelegatingPasswordEncoder(ARGON2, Map.of(ARGON2, argon2, BCRYPT, bcrypt));
        this.oldOnesAreLeft = oldOnesAreLeft;
        this.queue = new HashingQueue(workers, System::nanoTime);
    }

    static Executor workers(int threads, int queue) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().daemon().name("password-", 0).factory());
    }

    /**
     * Hashes a password.
     *
     * @throws IllegalArgumentException if it is longer than {@link PasswordRules#LONGEST}; nothing
     *     is ever cut
     * @throws HashingBusyException if too many others wait, or it has waited too long
     */
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        if (isTooLong(password)) {
            throw new IllegalArgumentException(
                    "A password has at most " + PasswordRules.LONGEST + " characters.");
        }
        return queue.compute(() -> hashes.encode(normalised(password)));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (isTooLong(password)) {
            return false;
        }
        return queue.compute(
                () -> isBcrypt(hash) ? matchesOld(password, hash) : matchesNew(password, hash));
    }

    /** Costs both methods, as every check does while there is an old hash to be found out. */
    private boolean matchesOld(@Nullable CharSequence password, @Nullable String hash) {
        var right = hashes.matches(password, hash) && !wasCut(password);
        argon2.matches(normalised(password), ARGON2_OF_NOBODY);
        return right;
    }

    private boolean matchesNew(@Nullable CharSequence password, @Nullable String hash) {
        if (oldOnesAreLeft.getAsBoolean()) {
            bcrypt.matches(password, BCRYPT_OF_NOBODY);
        }
        return hashes.matches(normalised(password), hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hashes.upgradeEncoding(hash);
    }

    /** An "é" is the same password whether a keyboard sends it as one character or as two. */
    private static @Nullable String normalised(@Nullable CharSequence password) {
        return password == null ? null : Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static boolean isTooLong(@Nullable CharSequence password) {
        return password != null && PasswordRules.length(password) > PasswordRules.LONGEST;
    }

    private static boolean isBcrypt(@Nullable String hash) {
        return hash != null && hash.startsWith("{" + BCRYPT + "}");
    }

    private static boolean wasCut(@Nullable CharSequence password) {
        return password != null
                && password.toString().getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES;
    }
}
