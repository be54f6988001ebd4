package dev.backroad.notification.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountContractTests {

    private static final Contract CONTRACT =
            Contract.of("dev.backroad.identity.account-registered.v1");

    private final EventJson json = new EventJson();

    @Test
    void readsNameAndAddress() {
        var account = read(CONTRACT.example());

        assertThat(account.name()).isEqualTo("Lena Learner");
        assertThat(account.email()).isEqualTo("learner@backroad.test");
    }

    @Test
    void livesWithoutDisplayNameAndAddress() {
        var account = read(CONTRACT.minimalExample());

        assertThat(account.name()).isEqualTo("learner");
        assertThat(account.email()).isNull();
    }

    @Test
    void ignoresFieldsOfTomorrow() {
        assertThat(read(CONTRACT.exampleWithUnknownField())).isEqualTo(read(CONTRACT.example()));
    }

    @Test
    void listensToTheTypeOfTheContract() {
        assertThat(AccountRegistered.TYPE).isEqualTo(CONTRACT.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"accountId\": \"lena\"}", "<xml/>"})
    void refusesWhatIsNoAccount(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableEventException.class);
    }

    private AccountRegistered read(String body) {
        return json.read(
                ReceivedEvent.from(WireEvent.received(AccountRegistered.TYPE, body)),
                AccountRegistered.class);
    }
}
