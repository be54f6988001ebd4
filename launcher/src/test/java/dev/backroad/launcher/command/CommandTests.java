package dev.backroad.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes, and what goes to stdout and stderr, without starting a system. */
class CommandTests {

    @TempDir private Path project;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeEach
    void listen() throws IOException {
        System.setProperty("backroad.project", project.toString());
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
        System.clearProperty("backroad.project");
    }

    @Test
    void showsTheHelp() {
        assertThat(RootCommand.run(new String[] {"help"})).isZero();
        assertThat(out()).contains("./backroad up");
    }

    /** The script shows the file, without a JVM. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "logs",
                "doctor",
                "reset",
                "token",
                "dead-letters",
                "keys",
                "explain"
            })
    void showsTheHelpOfACommandAndDoesNothingElse(String command) throws IOException {
        assertThat(RootCommand.run(new String[] {command, "--help"})).isZero();
        assertThat(out())
                .isEqualTo(Files.readString(Path.of("src/main/resources/help", command + ".txt")));
        assertThat(err()).isEmpty();
        assertThat(project.resolve(".backroad")).doesNotExist();
    }

    @Test
    void showsTheHelpForACommandThatIsNotThere() {
        assertThat(RootCommand.run(new String[] {"frobnicate"})).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("frobnicate", "./backroad up");
    }

    @Test
    void refusesAnOptionThatIsNotThere() {
        assertThat(RootCommand.run(new String[] {"status", "--frob"})).isEqualTo(2);
        assertThat(err()).contains("--frob", "Usage: ./backroad status");
    }

    @Test
    void refusesAPortBaseOutOfRange() {
        assertThat(RootCommand.run(new String[] {"up", "--port-base", "80"})).isEqualTo(2);
        assertThat(err()).contains("between 1024 and");
    }

    @Test
    void explainsACode() {
        assertThat(RootCommand.run(new String[] {"explain", "br-102"})).isZero();
        assertThat(out()).startsWith("# BR-102: ");
    }

    @Test
    void listsTheCodesWhenOneIsNotThere() {
        assertThat(RootCommand.run(new String[] {"explain", "BR-999"})).isEqualTo(2);
        assertThat(err()).contains("BR-101", "BR-122");
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(RootCommand.run(new String[] {"status"})).isEqualTo(1);
        assertThat(out()).endsWith("Backroad is not running. Run: ./backroad up\n");
    }

    @Test
    void tellsProgramsToo() {
        assertThat(RootCommand.run(new String[] {"status", "--json", "--port-base", "40000"}))
                .isEqualTo(1);
        assertThat(out())
                .contains(
                        "\"up\":false", "\"url\":\"http://localhost:40000\"", "\"name\":\"kafka\"");
    }

    @Test
    void hasNothingToStop() {
        assertThat(RootCommand.run(new String[] {"down"})).isZero();
        assertThat(out()).contains("not running");
        assertThat(project.resolve(".backroad")).doesNotExist();
    }

    @Test
    void deletesNothingUnasked() throws IOException {
        new DataFolder(project.resolve(".backroad")).claim(Ports.USUAL);

        assertThat(RootCommand.run(new String[] {"reset"})).isEqualTo(2);
        assertThat(err()).contains("BR-121");
        assertThat(new DataFolder(project.resolve(".backroad")).isOurs()).isTrue();
    }

    @Test
    void deletesItsOwnDataWhenTold() throws IOException {
        Path data = project.resolve(".backroad");
        new DataFolder(data).claim(Ports.USUAL);
        Files.createDirectories(data.resolve("data/postgres"));

        assertThat(RootCommand.run(new String[] {"reset", "--yes"})).isZero();
        assertThat(data.resolve("data")).doesNotExist();
    }

    @Test
    void refusesToResetTheFolderOfSomethingElse() throws IOException {
        Path photos = Files.createDirectories(project.resolve("photos/2026"));

        assertThat(
                        RootCommand.run(
                                new String[] {
                                    "reset", "--yes", "--data", project.resolve("photos").toString()
                                }))
                .isEqualTo(3);
        assertThat(err()).contains("BR-107");
        assertThat(photos).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesToMoveASystemThatRuns() throws Exception {
        Site site = new Site(project, project.resolve(".backroad"), new Ports(40_000));
        new DataFolder(site.data()).claim(site.ports());
        Process kafka =
                new ProcessBuilder("sh", "-c", "sleep 60; true", site.marker("kafka")).start();

        try {
            assertThat(RootCommand.run(new String[] {"up", "--port-base", "41000"})).isEqualTo(1);
            assertThat(err()).contains("BR-117", "http://localhost:40000");
        } finally {
            kafka.descendants().forEach(ProcessHandle::destroyForcibly);
            kafka.destroyForcibly();
        }
    }

    @Test
    void listsTheLogs() {
        assertThat(RootCommand.run(new String[] {"logs"})).isZero();
        assertThat(out()).contains("catalog");
    }

    @Test
    void saysWhichPartsThereAreWhenOneIsNot() {
        assertThat(RootCommand.run(new String[] {"logs", "oracle"})).isEqualTo(2);
        assertThat(err()).contains("There is no part \"oracle\"", "postgres");
    }

    @Test
    void examinesTheMachineAndChangesNothing() {
        int exitCode = RootCommand.run(new String[] {"doctor", "--port-base", "40000"});

        assertThat(exitCode).isIn(0, 3);
        assertThat(out()).contains("java", "maven", "memory", "disk", "port 40000");
        assertThat(project.resolve(".backroad")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "dead-letters frob,                       There is no \"frob\"",
        "dead-letters replay,                     replay needs an id",
        "dead-letters show it-is-me,               This is no id",
        "dead-letters park 0199,                  park needs --note",
        "dead-letters show 0199 --note x,         --note is for park",
        "dead-letters show 0199 --status parked,  --status is for the list",
        "dead-letters --status lost,              --status is one of waiting",
        "dead-letters show 0199 0200,             0200"
    })
    void refusesWhatMakesNoSenseAtTheDesks(String line, String why) {
        assertThat(RootCommand.run(line.split(" "))).isEqualTo(2);
        assertThat(err()).contains("./backroad dead-letters show ID", why);
        assertThat(out()).isEmpty();
    }

    @Test
    void saysAtTheDesksThatNothingRuns() {
        assertThat(RootCommand.run(new String[] {"dead-letters", "--port-base", "40000"}))
                .isEqualTo(1);
        assertThat(err()).contains("BR-114");
    }

    @Test
    void hidesTheStackTraceOfADefectInALog() throws IOException {
        Exception defect = new IllegalStateException("a defect");

        assertThat(RootCommand.explain(defect)).isEqualTo(1);
        assertThat(err()).contains("BR-119").doesNotContain("IllegalStateException");
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
