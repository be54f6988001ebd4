package dev.backroad.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.gateway.GatewaySettings;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class SessionCookieTests {

    @Test
    void isBoundToItsHostAndToTlsWhereThereIsTls() {
        var cookie = cookieAt("https://backroad.example");

        assertThat(cookie.getName()).isEqualTo("__Host-BACKROAD_SESSION");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
    }

    @Test
    void worksWithoutTlsOnADevelopersMachine() {
        var cookie = cookieAt("http://localhost:8080");

        assertThat(cookie.getName()).isEqualTo("BACKROAD_SESSION");
        assertThat(cookie.isSecure()).isFalse();
    }

    private static ResponseCookie cookieAt(String publicUrl) {
        var anywhere = URI.create("http://localhost:1");
        var settings =
                new GatewaySettings(
                        URI.create(publicUrl), anywhere, anywhere, anywhere, anywhere, "secret");
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        SessionCookie.resolver(settings).setSessionId(exchange, "id");
        var cookies = exchange.getResponse().getCookies().toSingleValueMap().values();
        return Objects.requireNonNull(cookies.iterator().next());
    }
}
