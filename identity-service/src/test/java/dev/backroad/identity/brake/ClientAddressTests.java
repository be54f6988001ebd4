package dev.backroad.identity.brake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTests {

    @Test
    void believesTheLastEntryOnly() {
        assertThat(of("1.2.3.4, 203.0.113.7").text()).isEqualTo("203.0.113.7");
        assertThat(of("1.2.3.4", "5.6.7.8, 203.0.113.7").text()).isEqualTo("203.0.113.7");
    }

    @Test
    void fallsBackToTheOtherEndOfTheConnection() {
        assertThat(of().text()).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "example.test",
                "1.2.3.4:80",
                "1.2.3.4,",
                "300.1.1.1",
                "<script>"
            })
    void doesNotBelieveWhatIsNoAddress(String header) {
        assertThat(of(header).text()).isEqualTo("198.51.100.1");
    }

    @Test
    void brakesHalfOfAnIpv6AddressTogether() {
        assertThat(of("2001:db8:1:2:3:4:5:6").network())
                .isEqualTo(of("2001:db8:1:2::ffff").network())
                .isNotEqualTo(of("2001:db8:1:3::ffff").network());
        assertThat(of("203.0.113.7").network()).isNotEqualTo(of("203.0.113.8").network());
    }

    private static ClientAddress of(String... headers) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("198.51.100.1");
        List.of(headers).forEach(header -> request.addHeader("X-Forwarded-For", header));
        return ClientAddress.of(request);
    }
}
