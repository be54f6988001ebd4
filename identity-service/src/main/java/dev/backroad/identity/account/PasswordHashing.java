package dev.backroad.identity.account;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with bcrypt, whose 72 bytes are a limit that we name and never cut at. The
 * stored hash says how it was made ({@code {bcrypt}…}), so that a later method can stand beside it.
 *
 * <p>The work is done on a few threads of its own: requests run on virtual threads, and a hash that
 * computes for 60 ms on one of those keeps all the others from running.
 */
final class PasswordHashing implements PasswordEncoder {

    static final int MOST_BYTES = 72;

    /** 2^10 rounds: about 60 ms on a server's core. */
    private static final int COST = 10;

    private final PasswordEncoder hashes =
            new DelegatingPasswordEncoder(
                    "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));

    private final Executor workers =
            Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    Thread.ofPlatform().daemon().name("password-", 0).factory());

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        if (isTooLong(password)) {
            throw new IllegalArgumentException(
                    "A password has at most " + MOST_BYTES + " bytes in UTF-8.");
        }
        return CompletableFuture.supplyAsync(() -> hashes.encode(password), workers).join();
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return !isTooLong(password)
                && CompletableFuture.supplyAsync(() -> hashes.matches(password, hash), workers)
                        .join();
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hashes.upgradeEncoding(hash);
    }

    private static boolean isTooLong(@Nullable CharSequence password) {
        return password != null
                && password.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }
}
