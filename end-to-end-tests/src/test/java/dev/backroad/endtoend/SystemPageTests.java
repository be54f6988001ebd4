package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who runs the system, with a real browser and a keyboard. */
class SystemPageTests extends BrowserTest {

    private final Learner operator = Learner.enrolled(system, USER);

    @Test
    void operatorSeesFiveServicesUpWithTheirVersions() {
        signIn();

        tab.press("#sections a[href='#/system']").read("[data-figure=up] dd", "5 of 5");

        assertThat(versions())
                .hasSize(5)
                .allSatisfy((service, version) -> {
                    assertThat(version).matches("\\d+\\.\\d+\\.\\d+.*");
                    tab.read("[data-service=" + service + "] .version", version);
                });
    }

    private Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        operator.api()
                .get("/api/v1/system")
                .json()
                .path("services")
                .valueStream()
                .forEach(it ->
                        versions.put(
                                it.path("service").asString(),
                                it.at("/instances/0/version").asString("")));
        return versions;
    }

    @Test
    void eventThatIsHeardLightsItsWay() {
        signIn();
        tab.open(address("#/system")).see("[data-service=gateway] .figures-table");
        var topic = operator.enrollmentPath() + "/topics/git";
        operator.api().put(topic, "{\"status\": \"not-started\"}");

        operator.complete("git");

        tab.await(
                "a topic that is lit",
                "[...document.querySelectorAll('.topic-box.lit')]"
                        + ".some((it) => it.textContent.includes('progress.enrollments'))");
        tab.await(
                "a line in a chart",
                "document.querySelector('[data-service=progress-service] .spark .line')"
                        + ".getAttribute('d').length > 20");
    }

    @Test
    void whatWasSeenStaysWhileNobodyAnswers() {
        signIn();
        tab.open(address("#/system")).read("[data-figure=up] dd", "5 of 5");

        tab.block("*/api/v1/system*");

        tab.see(".live-line[data-state=lost]").read("[data-figure=up] dd", "5 of 5");
        tab.block();
        tab.see(".live-line[data-state=live]");
    }

    @Test
    void learnerIsNotOfferedIt() {
        signInAs("learner");

        assertThat(tab.evaluate("document.querySelector('a[href=\"#/system\"]')").isNull())
                .isTrue();
        tab.open(address("#/system")).read("main h1", "This is for operators");
    }

    @Test
    @Tag("launcher")
    void deadLetterIsInspectedReplayedInVainAndParked() throws SQLException {
        var letter = "[data-letter='" + setAside("not JSON") + "']";
        signIn();
        tab.open(address("#/system")).press("[data-desk=progress-service]").see(letter);

        tab.press(letter + " details:not(.parking) > summary")
                .read(letter + " .inspection", "not JSON")
                .read(letter + " .inspection", "the payload is no JSON");
        tab.press(letter + " > .button").see(letter + " > .problem");
        tab.press(letter + " .parking > summary")
                .type(letter + " [name=note]", "made by a test")
                .press(letter + " .parking button[type=submit]");

        tab.await("it is gone", "!document.querySelector(\"" + letter + "\")");
    }

    /** An event that progress-service could not take, as it keeps it. */
    private UUID setAside(String payload) throws SQLException {
        var type = "dev.backroad.catalog.topic-published.v1";
        var address = system.database("progress");
        var id = UUID.randomUUID();
        try (var connection = DriverManager.getConnection(address, "progress", "progress");
                var insert =
                        connection.prepareStatement(
                                """
                                insert into dead_letter (id, topic, record_partition, record_offset, record_time,
                                    headers, payload, type, reason, held_back)
                                values (?, 'catalog.topics', 0, ?, 0, '[]', convert_to(?, 'UTF8'), ?, 'It is no JSON.', false)
                                """)) {
            insert.setObject(1, id);
            insert.setLong(2, id.getMostSignificantBits() >>> 1);
            insert.setString(3, payload);
            insert.setString(4, type);
            insert.executeUpdate();
        }
        return id;
    }
}
