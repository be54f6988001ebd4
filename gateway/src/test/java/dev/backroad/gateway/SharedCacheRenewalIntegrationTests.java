package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.testsupport.WithRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is kept is renewed before its time, 400 seconds here, is over. */
@GatewayTest
@WithRedis
@Import(MovableTime.class)
class SharedCacheRenewalIntegrationTests {

    private static final Duration LAST_QUARTER = Duration.ofMinutes(5);
    @Autowired Door door;

    private final String path = "/api/v1/topics/" + UUID.randomUUID();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch second = new CountDownLatch(1);

    @BeforeEach
    void keepAnAnswer() {
        FakeParts.reset();
        FakeParts.CATALOG.answers(_ -> answer());
        assertThat(get()).isEqualTo("1");
    }

    @AfterEach
    void letAllGo() {
        second.countDown();
    }

    @Test
    void oneCallerRenewsItAndAllOthersHaveWhatIsKept() throws InterruptedException {
        MovableTime.pass(LAST_QUARTER);
        var one = Thread.ofVirtual().start(this::get);
        await().untilAtomic(asked, is(2));

        var others = Stream.generate(this::get).limit(10).toList();
        second.countDown();
        one.join();

        assertThat(others).containsOnly("1");
        assertThat(get()).isEqualTo("2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void anotherOneHasATurnWhenNoNewAnswerHasCome() {
        MovableTime.pass(LAST_QUARTER);
        Thread.ofVirtual().start(this::get);
        await().untilAtomic(asked, is(2));
        assertThat(get()).isEqualTo("1");
        MovableTime.pass(Duration.ofSeconds(50));

        assertThat(get()).isEqualTo("3");
    }

    @Test
    void answerThatWasAskedForEarlierDoesNotReplaceALaterOne() throws InterruptedException {
        MovableTime.pass(LAST_QUARTER);
        var slow = Thread.ofVirtual().start(this::get);
        await().untilAtomic(asked, is(2));
        MovableTime.pass(Duration.ofSeconds(50));
        assertThat(get()).isEqualTo("3");

        second.countDown();
        slow.join();

        assertThat(get()).isEqualTo("3");
    }

    @Test
    void whoRenewsItInVainHasWhatIsKept() {
        FakeParts.CATALOG.goAway();
        try {
            MovableTime.pass(LAST_QUARTER);

            assertThat(Stream.generate(this::get).limit(3).toList())
                    .isEqualTo(List.of("1", "1", "1"));
        } finally {
            FakeParts.CATALOG.comeBack();
        }
    }

    private Answer answer() {
        var number = asked.incrementAndGet();
        if (number == 2) {
            waitForTheSecond();
        }
        return new Answer(200, "" + number, Map.of("Cache-Control", "s-maxage=400, public"));
    }

    private void waitForTheSecond() {
        try {
            assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String get() {
        var body =
                door.client()
                        .get()
                        .uri(door.uri(path))
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return String.valueOf(body);
    }
}
