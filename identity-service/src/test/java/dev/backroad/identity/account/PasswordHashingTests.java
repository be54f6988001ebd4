package dev.backroad.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashingTests {

    private final PasswordHashing hashing = new PasswordHashing(() -> false);

    @Test
    void recognisesThePasswordItHashed() {
        var hash = hashing.encode("learner-demo");

        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.matches("learner-demo", hash)).isTrue();
        assertThat(hashing.matches("learner-demo ", hash)).isFalse();
        assertThat(hashing.upgradeEncoding(hash)).isFalse();
    }

    @Test
    void stillRecognisesWhatOurFirstVersionHashedAndWantsItReplaced() {
        var old = bcrypt("learner-demo");

        assertThat(hashing.matches("learner-demo", old)).isTrue();
        assertThat(hashing.matches("editor-demo", old)).isFalse();
        assertThat(hashing.upgradeEncoding(old)).isTrue();
    }

    @Test
    void spendsTheSameOnEveryHashWhileOldOnesAreLeft() {
        var argon2 = new Counting(new Argon2PasswordEncoder(16, 32, 1, 1024, 1));
        var bcrypt = new Counting(new BCryptPasswordEncoder(4));
        var counted = new PasswordHashing(argon2, bcrypt, () -> true, Runnable::run);

        for (var hash : List.of(bcrypt("right"), String.valueOf(hashing.encode("right")))) {
            for (var password : List.of("right", "wrong", "w".repeat(100))) {
                counted.matches(password, hash);

                assertThat(argon2.takeCount()).isOne();
                assertThat(bcrypt.takeCount()).isOne();
            }
        }
    }

    @Test
    void spendsNothingOnOldHashesThatAreNoMore() {
        var bcrypt = new Counting(new BCryptPasswordEncoder(4));
        var argon2 = new Counting(new Argon2PasswordEncoder(16, 32, 1, 1024, 1));
        var counted = new PasswordHashing(argon2, bcrypt, () -> false, Runnable::run);

        counted.matches("right", hashing.encode("right"));

        assertThat(argon2.takeCount()).isOne();
        assertThat(bcrypt.takeCount()).isZero();
    }

    @Test
    void doesNotTakeALongerPasswordForTheFirst72BytesThatBcryptReads() {
        var longest = "x".repeat(72);

        assertThat(hashing.matches(longest, bcrypt(longest))).isTrue();
        assertThat(hashing.matches(longest + "y", bcrypt(longest))).isFalse();
    }

    @Test
    void readsLongPasswordsToTheirEnd() {
        var longest = "é".repeat(199);

        var hash = hashing.encode(longest + "y");

        assertThat(hashing.matches(longest + "y", hash)).isTrue();
        assertThat(hashing.matches(longest + "z", hash)).isFalse();
    }

    @Test
    void refusesWhatItWouldHaveToCut() {
        var tooLong = "x".repeat(201);

        assertThatIllegalArgumentException().isThrownBy(() -> hashing.encode(tooLong));
        assertThat(hashing.matches(tooLong, hashing.encode("x".repeat(200)))).isFalse();
    }

    @Test
    void takesAnAccentHoweverTheKeyboardSendsIt() {
        var hash = hashing.encode("caf\u00e9 au lait");

        assertThat(hashing.matches("cafe\u0301 au lait", hash)).isTrue();
        assertThat(hashing.matches("cafe au lait", hash)).isFalse();
    }

    @Test
    void refusesWorkThatDoesNotFitInItsQueue() {
        var slow = new Slow();
        var workers = (ThreadPoolExecutor) PasswordHashing.workers(1, 1);
        var busy = new PasswordHashing(slow, slow, () -> false, workers);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.execute(() -> busy.encode("computes"));
            Awaitility.await().until(() -> workers.getActiveCount() == 1);
            callers.execute(() -> busy.encode("waits"));
            Awaitility.await().until(() -> workers.getQueue().size() == 1);

            assertThatExceptionOfType(HashingBusyException.class)
                    .isThrownBy(() -> busy.encode("does not fit"));
            slow.finish.countDown();
        }
    }

    private static String bcrypt(String password) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password);
    }

    /** Counts how often a method is used. */
    private static final class Counting implements PasswordEncoder {

        private final PasswordEncoder method;
        private int count;

        Counting(PasswordEncoder method) {
            this.method = method;
        }

        int takeCount() {
            var taken = count;
            count = 0;
            return taken;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            count++;
            return method.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            count++;
            return method.matches(password, hash);
        }
    }

    /** A method that takes as long as a test wants. */
    private static final class Slow implements PasswordEncoder {

        private final CountDownLatch finish = new CountDownLatch(1);

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            try {
                finish.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return false;
        }
    }
}
