package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.backroad.testsupport.Door;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What the service answers while PostgreSQL is away. */
@SpringJUnitConfig
@WithPostgres
@WithKafka
class StoreAwayIntegrationTests {

    /** Two to three seconds are the promise; the rest is for a machine that is busy. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final List<String> PAGES =
            List.of(
                    "/login",
                    "/identity/register",
                    "/identity/reset",
                    "/identity/password",
                    App.gateway().authorize("openid"));

    private final Instances instances;

    @Autowired
    StoreAwayIntegrationTests(JdbcConnectionDetails postgres, KafkaConnectionDetails kafka) {
        this.instances = new Instances(postgres, kafka);
    }

    @Test
    void asksToComeBackAndStillPublishesItsKeys() {
        var database = instances.emptyDatabase("away");

        var server = URI.create(database.substring("jdbc:".length()));
        try (var door = new Door(server.getHost(), server.getPort());
                var service = instances.start(behind(door, server))) {
            var port = Instances.port(service);
            var signedIn = new Browser(port);
            var code = App.gateway().code(signedIn, "learner", "openid");

            door.shut();

            for (var page : PAGES) {
                assertComeBack(page, () -> signedIn.get(page));
                assertComeBack(page, () -> new Browser(port).get(page));
            }
            assertComeBack("token", () -> App.gateway().redeem(new Browser(port), code));
            assertThat(soon(() -> new Browser(port).get("/oauth2/jwks")).statusCode())
                    .isEqualTo(200);
            door.open();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> new Browser(port).get("/login").statusCode() == 200);
            assertThat(App.gateway().redeem(signedIn, code).statusCode()).isEqualTo(200);
        }
    }

    private static void assertComeBack(String what, Request request) {
        var answer = soon(request);
        assertThat(answer.statusCode()).as(what).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).as(what).isPresent();
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .startsWith("application/problem+json");
    }

    private static HttpResponse<String> soon(Request request) {
        return assertTimeout(SOON, request::send);
    }

    /** Something that a client asks. */
    private interface Request {
        HttpResponse<String> send();
    }

    private static String behind(Door door, URI server) {
        return "jdbc:" + server.toString().replaceFirst(":" + server.getPort(), ":" + door.port());
    }
}
