package dev.backroad.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.deadletter.Desks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DeskWorkTests {

    private static final String FIRST = "0199aaaa-0000-7000-8000-000000000001";
    private static final String SECOND = "0199aaaa-0000-7000-8000-000000000002";
    private static final String OTHER = "0199bbbb-0000-7000-8000-000000000003";

    private final StubDesks stub = new StubDesks();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
        stub.close();
    }

    @Test
    void saysInOneLineThatNothingWaits() throws InterruptedException {
        assertThat(people().list("", "waiting")).isZero();

        assertThat(out()).isEqualTo("No dead letter waits in any service.\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void listsWhatWaitsInEachService() throws InterruptedException {
        stub.add(FIRST, "progress-service", "no such roadmap");
        stub.add(OTHER, "notification-service", "held back behind event 3");

        assertThat(people().list("", "waiting")).isZero();

        assertThat(out().lines())
                .anyMatch(line -> line.matches("progress-service +1 +0 +0"))
                .anyMatch(line ->
                        line.matches(
                                "0199aaaa-0000 +progress +catalog.roadmaps +backend"
                                        + " +catalog.roadmap-published.v1 +no such roadmap +\\d.*"))
                .anyMatch(line -> line.contains("held back behind event 3"));
        assertThat(err()).contains("Next: ./backroad dead-letters show ID");
    }

    @Test
    void showsAsMuchOfEachIdAsTellsThemApart() throws InterruptedException {
        stub.add(FIRST, "progress-service", "a");
        stub.add(SECOND, "progress-service", "b");

        people().list("progress", "waiting");

        assertThat(out()).contains(FIRST, SECOND);
    }

    @Test
    void tellsProgramsAll() throws InterruptedException {
        stub.add(FIRST, "progress-service", "a");
        stub.add(SECOND, "progress-service", "b");

        assertThat(programs().list("progress-service", "waiting")).isZero();

        var json = JsonMapper.shared().readTree(out());
        assertThat(json.path("services").size()).isEqualTo(1);
        assertThat(json.path("letters").valueStream().map(it -> it.path("id").asString("")))
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void isNoSuccessWhileAServiceIsSilent() throws InterruptedException {
        stub.silenceNotification();

        assertThat(people().list("", "waiting")).isEqualTo(1);

        assertThat(out()).contains("does not answer").doesNotContain("No dead letter");
        assertThat(err()).contains("No answer from notification-service");
    }

    @Test
    void letsNoRecordWriteToTheTerminal() throws InterruptedException {
        stub.add(FIRST, "progress-service", "\u001b[2Jgone\r\n\u009b31m")
                .put("payload", "{\n\u001b]0;title\u0007}")
                .put("payloadEncoding", "utf-8");

        people().list("", "waiting");
        people().show("", "0199");
        programs().show("", "0199");

        assertThat(out()).contains("\\u001b[2Jgone").doesNotContain("\u001b", "\u009b", "\r");
    }

    @Test
    void showsOneWithAllThatIsKnown() throws InterruptedException {
        var letter = stub.add(FIRST, "progress-service", "no such roadmap");
        letter.put("payload", "{\"slug\": \"x\"}").put("payloadEncoding", "utf-8");
        letter.put("traceUrl", "http://localhost:9411/zipkin/traces/abc");
        letter.putArray("differences").add("title is missing");
        letter.putArray("headers").addObject().put("name", "ce_id").put("value", "7");
        letter.putArray("history")
                .addObject()
                .put("at", "2026-11-20T10:00:00Z")
                .put("who", "progress-service")
                .put("action", "set-aside")
                .putNull("note");

        people().show("", "0199AAAA");

        assertThat(out())
                .contains(
                        FIRST,
                        "catalog.roadmaps, partition 3, offset 17, key backend",
                        "http://localhost:9411/zipkin/traces/abc",
                        "  title is missing",
                        "  ce_id: 7",
                        "  {\"slug\": \"x\"}",
                        "  2026-11-20T10:00:00Z  set-aside by progress-service\n");
        assertThat(err()).contains("replay 0199AAAA");
    }

    @Test
    void replaysTheOneWhoseIdBeginsSo() throws InterruptedException {
        stub.add(FIRST, "progress-service", "a");
        stub.add(OTHER, "notification-service", "b");

        assertThat(people().replay("", "0199b")).isZero();

        assertThat(stub.requests)
                .contains(
                        "POST /api/v1/operations/dead-letters/notification-service/"
                                + OTHER
                                + "/replay");
        assertThat(out()).startsWith("replayed  " + OTHER);
        assertThat(err()).isEqualTo("None of the same aggregate waits any more.\n");
    }

    @Test
    void parksWithANote() throws InterruptedException {
        stub.add(FIRST, "progress-service", "a");

        assertThat(people().park("", FIRST, "the \"old\" one")).isZero();

        assertThat(stub.requests.getLast()).endsWith("/park {\"note\":\"the \\\"old\\\" one\"}");
        assertThat(out()).startsWith("parked    " + FIRST);
    }

    @Test
    void doesNotGuessWhichOneIsMeant() {
        stub.add(FIRST, "progress-service", "a");
        stub.add(OTHER, "notification-service", "b");

        assertProblem(() -> people().replay("", "0199"), "BR-123", 2, "2 dead letters begin with");
        assertThat(stub.requests).noneMatch(it -> it.startsWith("POST"));
    }

    @Test
    void findsNoneThatIsNotThere() {
        assertProblem(() -> people().show("", "42"), "BR-123", 2, "No dead letter begins");
        assertProblem(() -> people().show("", FIRST), "BR-123", 2, "No dead letter begins");
        assertProblem(() -> people().list("oracle", "waiting"), "BR-123", 2, "no service");
    }

    @Test
    void saysWhichOneComesFirst() {
        stub.add(SECOND, "progress-service", "a");
        stub.refuseWrites(409, "dead-letter-out-of-turn", "Earlier: " + FIRST + ".");

        assertProblem(() -> people().replay("", SECOND), "BR-124", 1, "replay " + FIRST);
    }

    @Test
    void saysThatItFailedAgain() {
        stub.add(FIRST, "progress-service", "a");
        stub.refuseWrites(422, "dead-letter-failed-again", "no \u001b[2Jsuch roadmap");

        assertProblem(
                () -> people().replay("", FIRST),
                "BR-124",
                1,
                "It failed again: no \\u001b[2Jsuch roadmap");
    }

    @Test
    void saysThatTheServiceIsAway() {
        stub.add(FIRST, "progress-service", "a");
        stub.refuseWrites(503, "service-away", "progress-service does not answer.");

        assertProblem(() -> people().replay("", FIRST), "BR-126", 1, "does not answer.");
    }

    @Test
    void saysWhoMayWorkHere() {
        var learner = new Desks(stub.url(), "learner", "another");

        assertProblem(
                () -> new DeskWork(learner, console(), false).list("", "waiting"),
                "BR-125",
                4,
                "\"learner\" may not");
    }

    private static void assertProblem(
            ThrowingCallable work, String code, int exitCode, String words) {
        Problem problem = catchThrowableOfType(Problem.class, work);

        assertThat(problem.code().text()).isEqualTo(code);
        assertThat(problem.code().exitCode()).isEqualTo(exitCode);
        assertThat(problem.lines(Path.of("/"))).hasSize(4).anyMatch(line -> line.contains(words));
    }

    private DeskWork people() {
        return new DeskWork(new Desks(stub.url(), "operator", "token"), console(), false);
    }

    private DeskWork programs() {
        return new DeskWork(new Desks(stub.url(), "operator", "token"), console(), true);
    }

    private static Console console() {
        return Console.ofProcess("", true);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
