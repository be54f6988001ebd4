package dev.backroad.identity.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backroad.identity.IdentityTest;
import dev.backroad.identity.SetClock;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityTest
@Import(SetClock.class)
class GuessingBrakeIntegrationTests {

    @Autowired GuessingBrake brake;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired Counters counters;
    @Autowired KnownNetworks networks;

    @BeforeEach
    void stopTheClock() {
        clock.stop();
    }

    @AfterEach
    void forgetAll() {
        clock.comeBack();
        jdbc.sql("DELETE FROM brake").update();
        jdbc.sql("DELETE FROM known_network WHERE network LIKE '10.%'").update();
    }

    @Test
    void letsFiveThroughHoweverManyTryAtTheSameMoment() throws Exception {
        Callable<Boolean> aTry = () -> passes("parallel", "10.0.0.1");

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = callers.invokeAll(Collections.nCopies(60, aTry));

            assertThat(tries.stream().filter(Future::resultNow)).hasSize(5);
        }
    }

    @Test
    void forgetsWithTime() {
        times(5, "patient", "10.0.0.2");
        assertThat(passes("patient", "10.0.0.2")).isFalse();

        clock.skip(Duration.ofHours(3));

        times(5, "patient", "10.0.0.2");
        assertThat(passes("patient", "10.0.0.2")).isFalse();
    }

    @Test
    void countsNoTryDuringAPause() {
        times(5, "hammered", "10.0.0.3");
        IntStream.range(0, 20).forEach(_ -> passes("hammered", "10.0.0.3"));

        clock.skip(Duration.ofSeconds(3));

        assertThat(passes("hammered", "10.0.0.3")).isTrue();
        assertThatExceptionOfType(TooManyTriesException.class)
                .isThrownBy(() -> brake.count("hammered", "10.0.0.3"))
                .satisfies(why -> assertThat(why.seconds()).isEqualTo(4L));
    }

    @Test
    void takesUpperAndLowerCaseForTheSameName() {
        times(5, "Somebody", "10.0.0.4");

        assertThat(passes("sOMEBODY", "10.0.0.4")).isFalse();
    }

    @Test
    void slowsDownANetworkThatTriesManyNames() {
        IntStream.range(0, 100).forEach(name -> brake.count("name-" + name, "10.0.0.5"));

        assertThat(passes("name-100", "10.0.0.5")).isFalse();
        assertThat(passes("name-100", "10.0.0.6")).isTrue();
    }

    @Test
    void doesNotCountSignInsThatWorkAgainstTheirNetwork() {
        IntStream.range(0, 300)
                .mapToObj(pupil -> "pupil-" + pupil)
                .forEach(pupil -> {
                    brake.count(pupil, "10.0.0.7");
                    brake.succeeded(pupil, "10.0.0.7");
                });

        assertThat(passes("pupil-300", "10.0.0.7")).isTrue();
    }

    @Test
    void letsTheOwnerInWhileAStrangerGuessesAtEveryOpening() {
        signIn("learner", "10.1.0.1");

        times(5, "learner", "10.1.0.2");
        for (var opening = 0; opening < 50; opening++) {
            passes("learner", "10.1.0.2");
            assertThat(passes("learner", "10.1.0.3")).isFalse();
            signIn("Learner", "10.1.0.1");
            clock.skip(Duration.ofMinutes(15));
        }
    }

    @Test
    void brakesWhoGuessesFromANetworkThatTheOwnerUses() {
        signIn("learner", "10.1.0.4");

        times(5, "learner", "10.1.0.4");

        assertThat(passes("learner", "10.1.0.4")).isFalse();
        assertThat(passes("learner", "10.1.0.5")).isTrue();
    }

    @Test
    void takesANetworkAsKnownForOneAccountOnly() {
        signIn("learner", "10.1.0.6");
        times(5, "editor", "10.1.0.7");

        assertThat(passes("editor", "10.1.0.6")).isFalse();
    }

    @Test
    void knowsTheNetworkFromWhichTheOwnerSetANewPassword() {
        times(5, "learner", "10.1.0.8");
        brake.release("learner", "10.1.0.9");
        times(5, "learner", "10.1.0.8");

        assertThat(passes("learner", "10.1.0.9")).isTrue();
        assertThat(passes("learner", "10.1.0.8")).isFalse();
    }

    @Test
    void forgetsANetworkAfterAYear() {
        signIn("learner", "10.1.0.10");
        clock.skip(Duration.ofDays(366));
        signIn("editor", "10.1.0.10");

        networks.forgetOld();

        assertThat(networks.knows("learner", "10.1.0.10")).isFalse();
        assertThat(networks.knows("editor", "10.1.0.10")).isTrue();
    }

    private void signIn(String name, String network) {
        brake.count(name, network);
        brake.succeeded(name, network);
    }

    @Test
    void keepsNoNameThatSomebodyTyped() {
        passes("my-secret-typed-into-the-wrong-field", "10.0.0.8");

        assertThat(jdbc.sql("SELECT key FROM brake").query(String.class).list())
                .isNotEmpty()
                .noneMatch(key -> key.contains("secret"));
    }

    @Test
    void forgetsNamesThatNobodyTriesAnyMore() {
        passes("long-ago", "10.0.0.9");
        clock.skip(Duration.ofDays(3));
        passes("just-now", "10.0.0.10");

        counters.forgetOld();

        assertThat(jdbc.sql("SELECT count(*) FROM brake").query(Long.class).single()).isEqualTo(3);
    }

    private void times(int tries, String name, String network) {
        IntStream.range(0, tries).forEach(_ -> brake.count(name, network));
    }

    private boolean passes(String name, String network) {
        try {
            brake.count(name, network);
            return true;
        } catch (TooManyTriesException braked) {
            return false;
        }
    }
}
