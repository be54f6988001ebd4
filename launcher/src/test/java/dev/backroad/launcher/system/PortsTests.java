package dev.backroad.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTests {

    @ParameterizedTest
    @CsvSource({
        "GATEWAY, 8080, 18000",
        "IDENTITY, 8081, 18001",
        "CATALOG, 8082, 18002",
        "PROGRESS, 8083, 18003",
        "NOTIFICATION, 8084, 18004",
        "GATEWAY_MANAGEMENT, 9080, 18100",
        "NOTIFICATION_MANAGEMENT, 9084, 18104",
        "POSTGRES, 15432, 18032",
        "REDIS, 16379, 18079",
        "KAFKA, 19092, 18092",
        "ZIPKIN, 9411, 18011",
        "SMTP, 11025, 18025",
        "MAILBOX, 11080, 18026"
    })
    void mapsEveryPort(Port port, int usual, int fromBase) {
        assertThat(Ports.USUAL.of(port)).isEqualTo(usual);
        assertThat(new Ports(18000).of(port)).isEqualTo(fromBase);
    }

    @Test
    void neverGivesOneNumberTwice() {
        assertThat(Arrays.stream(Port.values()).map(new Ports(18000)::of)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Port.values()).map(Ports.USUAL::of)).doesNotHaveDuplicates();
    }

    @Test
    void putsTheGatewayOnTheBase() {
        assertThat(new Ports(18000).publicUrl()).isEqualTo("http://localhost:18000");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 80, 65_432, 70_000})
    void refusesABaseThatLeavesTheRange(int base) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ports(base));
    }
}
