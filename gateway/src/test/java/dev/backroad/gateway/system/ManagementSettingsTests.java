package dev.backroad.gateway.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementSettingsTests {

    private static final URI GOOD = URI.create("http://localhost:9080");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catalog-service:9082",
                "http://catalog-service",
                "http://catalog-service:9082/actuator",
                "ftp://catalog-service:9082",
                ""
            })
    void refusesWhatIsNoAddressOfAPort(String url) {
        assertThatThrownBy(() -> new ManagementSettings(GOOD, GOOD, URI.create(url), GOOD, GOOD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://catalog-service:9082 and not");
    }
}
