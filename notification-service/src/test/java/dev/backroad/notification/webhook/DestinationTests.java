package dev.backroad.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTests {

    private static final WebhookSettings STRICT = settings(false);
    private static final WebhookSettings LOCAL = settings(true);

    static WebhookSettings settings(boolean loopback) {
        return new WebhookSettings(
                Duration.ofMillis(250),
                20,
                Duration.ofHours(24),
                Set.of(443, 8443),
                loopback,
                Duration.ofDays(14));
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.org, https://hooks.example.org/",
        "HTTPS://Hooks.Example.ORG/A, https://hooks.example.org/A",
        "https://hooks.example.org:8443/in?a=b%20c, https://hooks.example.org:8443/in?a=b%20c",
        "https://hooks.example.org?a=b, https://hooks.example.org/?a=b",
        "https://bücher.example/, https://xn--bcher-kva.example/",
        "https://例え.テスト/, https://xn--r8jz45g.xn--zckzah/",
        "https://1.1.1.1/, https://1.1.1.1/",
        "https://[2606:4700:4700::1111]/, https://[2606:4700:4700::1111]/"
    })
    void writesAnAddressInOneWay(String text, String written) throws Exception {
        assertThat(Destination.of(text, STRICT).url()).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hooks",
                "//hooks.example.org/",
                "/hooks",
                "ftp://hooks.example.org/",
                "file:///etc/passwd",
                "gopher://hooks.example.org/",
                "jar:https://hooks.example.org!/",
                "http://hooks.example.org/",
                "http://localhost/",
                "https://",
                "https:///hooks",
                "https://user@hooks.example.org/",
                "https://user:secret@hooks.example.org/",
                "https://hooks.example.org@10.0.0.1/",
                "https://hooks.example.org#@10.0.0.1/",
                "https://hooks.example.org/#here",
                "https://hooks.example.org\\@10.0.0.1/",
                "https://hooks.example.org:80/",
                "https://hooks.example.org:22/",
                "https://hooks.example.org:0/",
                "https://hooks.example.org:65536/",
                "https://hooks.example.org:99999/",
                "https://hooks.example.org:/",
                "https://hooks.example.org:443:443/",
                "https://%31%32%37.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://hooks example.org/",
                "https://hooks_example/",
                "https://-hooks.example.org/",
                "https://hooks.example.org/a b",
                "https://hooks.example.org/\r\nHost: inner",
                "https://hooks.example.org/<script>",
                "https://hooks.example.org/ü",
                "https://[::1/",
                "https://[fe80::1%25eth0]/",
                "https://[v1.a]/"
            })
    void refusesWhatIsNoAddressOfOurs(String text) {
        assertThatThrownBy(() -> Destination.of(text, STRICT))
                .isInstanceOf(Destination.RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:49152/in",
                "http://127.0.0.1:80/",
                "http://[::1]:9999/",
                "https://localhost:9999/"
            })
    void callsThisMachineWhereThatIsOpen(String text) throws Exception {
        assertThat(Destination.of(text, LOCAL).url()).hasToString(text);
        assertThatThrownBy(() -> Destination.of(text, STRICT))
                .isInstanceOf(Destination.RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example.org/", "http://localhost.example.org:80/"})
    void openingThisMachineOpensNothingElse(String text) {
        assertThatThrownBy(() -> Destination.of(text, LOCAL))
                .isInstanceOf(Destination.RefusedException.class);
    }

    @Test
    void hasALongest() throws Exception {
        var fits =
                "https://hooks.example.org/"
                        + "a".repeat(Destination.LONGEST - "https://hooks.example.org/".length());

        assertThat(Destination.of(fits, STRICT).url()).hasToString(fits);
        assertThatThrownBy(() -> Destination.of(fits + "a", STRICT))
                .isInstanceOf(Destination.RefusedException.class);
    }
}
