package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The life of an account, from the form to the last trace of it, through every service. */
class AccountTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "seven quiet otters";

    private final RunningSystem system = RunningSystem.up();
    private final String name = "mira" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void accountLivesAndIsForgottenEverywhere() throws Exception {
        register();
        var mira = Learner.enrolled(system, name, PASSWORD);
        mira.complete("git");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mira.notifiedTopics()).contains("git"));

        var data = mira.api().get("/api/v1/personal-data").json().toString();
        assertThat(data).contains(name, name + "@backroad.test", "\"slug\":\"git\"", "Git: done");

        var wrong = mira.api().post("/api/v1/account/deletion", "{\"username\": \"somebody\"}");
        assertThat(wrong.status()).as(wrong.response().body()).isBetween(400, 422);
        var gone = mira.api().post("/api/v1/account/deletion", "{\"username\": \"" + name + "\"}");
        assertThat(gone.status()).as(gone.response().body()).isEqualTo(202);

        // The token lives some minutes longer, and opens empty rooms.
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(mira.notifiedTopics()).isEmpty();
                    assertThat(mira.api().get(mira.enrollmentPath()).status()).isEqualTo(404);
                });
        assertThat(mira.api().post("/api/v1/enrollments", "{\"roadmap\": \"backend\"}").status())
                .isEqualTo(403);
        assertThat(system.cli().run(Map.of("BACKROAD_PASSWORD", PASSWORD), "token", name).exit())
                .isEqualTo(4);
    }

    private void register() throws Exception {
        var visitor = new Visitor(system);
        var sent =
                visitor.submit(
                        "/identity/register",
                        Map.of(
                                "username",
                                name,
                                "displayName",
                                "Mira",
                                "email",
                                name + "@backroad.test",
                                "password",
                                PASSWORD));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailTo(name)).contains("token="));
        var link =
                Pattern.compile("https?://\\S+/identity/confirm\\?token=[\\w.-]+")
                        .matcher(mailTo(name));
        assertThat(link.find()).isTrue();
        var confirmed = visitor.submit(pathOf(link.group()), Map.of());
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
    }

    private static String pathOf(String link) {
        var uri = URI.create(link);
        return uri.getPath() + "?" + uri.getQuery();
    }

    /** The text of all mails to somebody. */
    private String mailTo(String user) throws Exception {
        var mails = system.cli().shell("curl -s " + system.mailboxUrl() + "/mails.json");
        var text = new StringBuilder();
        JsonMapper.shared()
                .readTree(mails)
                .path("items")
                .valueStream()
                .filter(mail -> mail.path("to").asString().contains(user))
                .forEach(mail -> text.append(mail.path("text").asString()).append('\n'));
        return text.toString();
    }
}
