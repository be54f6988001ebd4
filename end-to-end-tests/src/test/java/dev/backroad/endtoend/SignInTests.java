package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody with a browser, the gateway and identity-service, without a fake between them. */
class SignInTests {

    private final Visitor visitor = new Visitor(RunningSystem.up());

    @Test
    void browserSignsInReadsAndSignsOut() {
        assertThat(visitor.open("/session").body()).contains("\"signedIn\":false");

        var home = visitor.submit("/session/login", "/login", credentials());
        assertThat(home.uri().getPath()).isEqualTo("/");
        assertThat(visitor.open("/session").body())
                .contains("\"signedIn\":true", "\"username\":\"learner\"");
        assertThat(visitor.open("/api/v1/enrollments").statusCode()).isEqualTo(200);
        assertThat(visitor.open("/api/v1/account").body()).contains("learner@backroad.test");

        visitor.postAsOurPage("/session/logout");

        assertThat(visitor.open("/session").body()).contains("\"signedIn\":false");
        assertThat(visitor.open("/api/v1/enrollments").statusCode()).isEqualTo(401);
        // The single sign-on has ended, too: the password is asked for again.
        assertThat(visitor.open("/session/login").uri().getPath()).isEqualTo("/login");
    }

    private static Map<String, String> credentials() {
        return Map.of("username", "learner", "password", "learner-demo");
    }
}
