package dev.backroad.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.gateway.GatewaySettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class SecurityHeadersTests {

    /** Not for localhost, where other ports speak without TLS: browsers do not tell ports apart. */
    @ParameterizedTest
    @CsvSource({
        "https://backroad.example, max-age=31536000",
        "http://backroad.example,",
        "https://localhost:8443,",
        "http://localhost:8080,"
    })
    void browsersAreHeldToTlsWhereThereIsNothingElse(String publicUrl, @Nullable String expected) {
        var anywhere = URI.create("http://localhost:1");
        var settings =
                new GatewaySettings(
                        URI.create(publicUrl), anywhere, anywhere, anywhere, anywhere, "secret");
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

        new SecurityHeaders(settings)
                .filter(exchange, it -> it.getResponse().setComplete())
                .block();

        assertThat(exchange.getResponse().getHeaders().getFirst("Strict-Transport-Security"))
                .isEqualTo(expected);
        assertThat(exchange.getResponse().getHeaders().getFirst("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }
}
