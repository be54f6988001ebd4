package dev.backroad.identity.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.messaging.EventJson;
import dev.backroad.testsupport.Contract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountContractTests {

    private static final AccountRegisteredV1 REGISTERED =
            new AccountRegisteredV1(
                    UUID.fromString("01936a7d-1200-7c3e-9d4a-2b7c8e5f6a21"),
                    "learner",
                    "Lena Learner",
                    "learner@backroad.test");

    @Test
    void isWrittenAsTheContractShows() {
        Contract.of(REGISTERED.type()).assertExampleIs(new EventJson().write(REGISTERED));
    }

    @Test
    void tellsOfADeletionAsTheContractShows() {
        var deleted = new AccountDeletedV1(REGISTERED.accountId());

        Contract.of(deleted.type()).assertExampleIs(new EventJson().write(deleted));
        assertThat(deleted.topic()).isEqualTo("identity.accounts");
    }

    @Test
    void goesToTheTopicThatWeOwn() {
        assertThat(REGISTERED.topic()).isEqualTo("identity.accounts");
    }
}
