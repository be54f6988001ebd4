package dev.backroad.progress.notes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.LearnerDoor;
import dev.backroad.progress.LearnerDoor.At;
import dev.backroad.progress.LearningTest;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

/** A record of a thousand topics, all of them with as much about them as there is room for. */
@LearningTest
class LargestRecordIntegrationTests {

    private static final String FILE = "/api/v1/progress-file";
    private static final int TOPICS = 1_000;

    /** What is long in JSON, in UTF-8 or in both: 18 bytes in a file. */
    private static final String DEAR = "\u0001\"\n😀é<a";

    @Autowired LearnerDoor door;
    @Autowired JdbcClient jdbc;

    private final JsonMapper json = JsonMapper.shared();
    private String enrollment = "";
    private At lena = new At(UUID.randomUUID(), RestTestClient.bindToServer().build());

    @BeforeEach
    void fillTheShelf() {
        lena = door.of(UUID.randomUUID());
        var topics = IntStream.range(0, TOPICS).mapToObj(i -> "t" + i).toArray(String[]::new);
        enrollment = lena.enroll(door.publish(topics));
        var id = UUID.fromString(enrollment.substring(enrollment.lastIndexOf('/') + 1));
        // Other tests move the clock that an import asks; this was before wherever it stands.
        jdbc.sql(
                        """
                        update enrollment set enrolled_at = timestamptz '2020-01-01 00:00:00Z'
                        where id = ?
                        """)
                .param(id)
                .update();
        // Without the door: a thousand requests would show nothing more.
        jdbc.sql(
                        """
                        insert into topic_progress (enrollment_id, topic_id, status, changed_at)
                        select e.id, topic_id, 'done', timestamptz '2020-01-01 00:00:00Z'
                        from enrollment e join followed_topic using (roadmap_id, version) where e.id = ?
                        """)
                .param(id)
                .update();
        jdbc.sql(
                        """
                        insert into topic_note (enrollment_id, topic_id, text, changed_at, revision)
                        select e.id, topic_id, ?, timestamptz '2020-01-01 00:00:00Z', gen_random_uuid()
                        from enrollment e join followed_topic using (roadmap_id, version) where e.id = ?
                        """)
                .params(DEAR.repeat((Shelf.ROOM / TOPICS - 2) / 18), id)
                .update();
    }

    @Test
    void isTheSameWhenItIsBroughtBack() {
        var file =
                String.valueOf(
                        lena.api()
                                .get()
                                .uri(FILE)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .returnResult(String.class)
                                .getResponseBody());
        var elsewhere = door.of(UUID.randomUUID());

        elsewhere.put(FILE, file).expectStatus().isOk();

        System.out.printf(
                "A record of %d topics with %d bytes about them is a file of %d bytes%n",
                TOPICS, Shelf.ROOM, file.getBytes(UTF_8).length);
        assertThat(file.getBytes(UTF_8)).hasSizeGreaterThan(Shelf.ROOM);
        assertThat(elsewhere.get(FILE)).isEqualTo(json.readTree(file));
    }

    @Test
    void hasNoRoomForMoreAndAlwaysForLess() {
        var note = enrollment + "/topics/t0/note";
        var before = lena.get(note);

        var more = before.at("/text").asString() + "x".repeat(15_000) + DEAR.repeat(200);
        problem(write(note, more));

        assertThat(lena.get(note)).as("nothing is changed").isEqualTo(before);
        write(note, "less").expectStatus().isOk();
        write(note, "less and more").expectStatus().isOk();
    }

    @Test
    void hasNoRoomForMoreChecks() {
        var items = ("{\"text\": \"" + "x".repeat(200) + "\", \"done\": true},").repeat(49);
        var body = "{\"items\": [" + items + "{\"text\": \"x\", \"done\": false}]}";
        IntStream.range(0, 10).forEach(i -> checksOf("t" + i, body));

        problem(checksOf("t10", body));

        assertThat(lena.get(enrollment + "/topics/t10/checks").at("/items").isEmpty()).isTrue();
    }

    private ResponseSpec checksOf(String topic, String body) {
        return lena.put(enrollment + "/topics/" + topic + "/checks", body, "If-Match", "\"none\"");
    }

    private ResponseSpec write(String note, String text) {
        var seen = lena.api().get().uri(note).exchange().returnResult(String.class);
        var tag = String.valueOf(seen.getResponseHeaders().getETag());
        return lena.put(
                note, json.createObjectNode().put("text", text).toString(), "If-Match", tag);
    }

    private static void problem(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("http://localhost:8080/problems/notes-full");
    }
}
