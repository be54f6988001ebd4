package dev.backroad.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void keepsResultsAndConversationApart() {
        Console console = console("", StandardCharsets.UTF_8, Map.of());

        console.result("http://localhost:8080");
        console.say("Starting.");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("http://localhost:8080\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Starting.\n");
    }

    @Test
    void coloursAndRedrawsOnATerminal() {
        Console console = console("012", StandardCharsets.UTF_8, Map.of("TERM", "xterm"));

        console.show("waiting");
        console.say(console.done("ready"));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("\r\u001b[Kwaiting")
                .contains("\u001b[32m✔ ready");
    }

    @Test
    void neitherColoursNorRedrawsElsewhere() {
        for (Console console :
                new Console[] {
                    console("01", StandardCharsets.UTF_8, Map.of("TERM", "xterm")),
                    console("012", StandardCharsets.UTF_8, Map.of("TERM", "dumb")),
                    console("012", StandardCharsets.UTF_8, Map.of("CI", "true"))
                }) {
            console.show("waiting");
            console.say(console.done("ready"));
        }

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("✔ ready\n".repeat(3));
    }

    @Test
    void honoursNoColor() {
        Console console = console("012", StandardCharsets.UTF_8, Map.of("NO_COLOR", "1"));

        assertThat(console.done("ready")).isEqualTo("✔ ready");
    }

    @Test
    void speaksAsciiWhereTheTerminalCannotDoMore() {
        Console console = console("", StandardCharsets.US_ASCII, Map.of());

        console.say(console.done("ready") + " …");

        assertThat(err.toString(StandardCharsets.US_ASCII)).isEqualTo("+ ready ...\n");
    }

    private Console console(String terminals, Charset charset, Map<String, String> env) {
        return new Console(
                new PrintStream(out, true, charset),
                new PrintStream(err, true, charset),
                terminals,
                env);
    }
}
