package dev.backroad.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class InstancesTests {

    private final Instances instances = new Instances();

    @Test
    void instanceWithTwoFamiliesOfAddressesIsOne() {
        StepVerifier.create(instances.of(URI.create("http://localhost:9082")))
                .assertNext(found ->
                        assertThat(found).containsExactly(URI.create("http://127.0.0.1:9082")))
                .verifyComplete();
    }

    @Test
    void nameThatNobodyKnowsIsAFailure() {
        StepVerifier.create(instances.of(URI.create("http://no-such-service.invalid:9082")))
                .expectErrorSatisfies(failure ->
                        assertThat(Reason.of(failure)).isIn(Reason.UNKNOWN_NAME, Reason.NO_ANSWER))
                .verify();
        assertThat(Reason.of(new UnknownHostException())).isEqualTo(Reason.UNKNOWN_NAME);
    }
}
