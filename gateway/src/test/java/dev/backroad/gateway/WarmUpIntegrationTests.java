package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithRedis;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;

@GatewayTest
@WithRedis
class WarmUpIntegrationTests {

    private static final int ROUNDS = 5;

    @Autowired DataRedisConnectionDetails redis;

    @BeforeEach
    void nobodyWasAsked() {
        FakeParts.reset();
    }

    @Test
    void asksItselfThroughToEachServiceThatAnswersStrangersBeforeItIsReady() {
        List<ReadinessState> states = new CopyOnWriteArrayList<>();
        List<Integer> askedBefore = new CopyOnWriteArrayList<>();
        try (var _ =
                new SecondGateway(
                        redis,
                        (AvailabilityChangeEvent<?> change) -> {
                            if (change.getState() instanceof ReadinessState state) {
                                states.add(state);
                                askedBefore.add(FakeParts.CATALOG.requests().size());
                            }
                        },
                        "backroad.warm-up.rounds=" + ROUNDS)) {
            assertThat(states).containsExactly(ReadinessState.ACCEPTING_TRAFFIC);
            assertThat(askedBefore.getFirst()).isGreaterThanOrEqualTo(ROUNDS);
            assertThat(FakeParts.PROGRESS.requests()).hasSize(ROUNDS);
            assertThat(FakeParts.IDENTITY.service.requests()).hasSizeGreaterThanOrEqualTo(ROUNDS);
        }
    }

    @Test
    void silenceOfAServiceEndsItAndLeavesItsCircuitClosed() {
        FakeParts.CATALOG.answers(_ -> FakeService.HANG_UP);
        try (var impatient = new SecondGateway(redis, "backroad.warm-up.rounds=1000")) {
            assertThat(FakeParts.CATALOG.requests()).hasSizeLessThan(20);
            FakeParts.reset();

            impatient
                    .door()
                    .client()
                    .get()
                    .uri("/api/v1/roadmaps")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void asksNothingUnlessItIsTold() {
        try (var _ = new SecondGateway(redis)) {
            assertThat(FakeParts.CATALOG.requests()).isEmpty();
        }
    }
}
