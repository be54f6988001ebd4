package dev.backroad.notification.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.messaging.EventJson;
import dev.backroad.messaging.ReceivedEvent;
import dev.backroad.messaging.UnreadableEventException;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WireEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDeletedContractTests {

    private static final Contract CONTRACT =
            Contract.of("dev.backroad.identity.account-deleted.v1");

    private final EventJson json = new EventJson();

    static Stream<String> examples() {
        return Stream.of(
                CONTRACT.example(), CONTRACT.minimalExample(), CONTRACT.exampleWithUnknownField());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(String body) {
        assertThat(read(body).accountId()).hasToString("01936a7d-1200-7c3e-9d4a-2b7c8e5f6a21");
    }

    @Test
    void listensToTheTypeOfTheContract() {
        assertThat(AccountDeleted.TYPE).isEqualTo(CONTRACT.type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"accountId\": \"lena\"}"})
    void refusesWhatNamesNoAccount(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableEventException.class);
    }

    private AccountDeleted read(String body) {
        return json.read(
                ReceivedEvent.from(WireEvent.received(AccountDeleted.TYPE, body)),
                AccountDeleted.class);
    }
}
