package dev.backroad.launcher.console;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * Results go to stdout, conversation to stderr. Colour and redrawing only where a person watches;
 * every symbol stands beside a word and has an ASCII form.
 */
public final class Console {

    /** A line that wraps could not be taken back. */
    private static final int WIDTH = 76;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean live;
    private final boolean colour;
    private final boolean unicode;

    Console(PrintStream out, PrintStream err, String terminals, Map<String, String> env) {
        this.out = out;
        this.err = err;
        this.terminal = terminals.contains("0") && terminals.contains("1");
        boolean dumb = "dumb".equals(env.get("TERM")) || !env.getOrDefault("CI", "").isEmpty();
        this.live = terminals.contains("2") && !dumb;
        this.colour = live && env.getOrDefault("NO_COLOR", "").isEmpty();
        this.unicode = canEncodeTick(err.charset());
    }

    /** {@code terminals} lists which of the streams 0, 1 and 2 are terminals; the script knows. */
    public static Console ofProcess(String terminals, boolean plain) {
        return new Console(
                System.out,
                System.err,
                plain ? terminals.replace("2", "") : terminals,
                System.getenv());
    }

    /** One line of the result. */
    public void result(String line) {
        out.println(unicode ? line : ascii(line));
    }

    /** One line of the conversation. */
    public void say(String line) {
        err.println(unicode ? line : ascii(line));
    }

    public void fail(List<String> lines) {
        say(colour ? "\u001b[31m" + lines.getFirst() + "\u001b[0m" : lines.getFirst());
        lines.stream().skip(1).forEach(this::say);
    }

    /** Shows a passing line, to be replaced by the next one; only where redrawing is possible. */
    public void show(String line) {
        if (live) {
            String shown = line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
            err.print("\r\u001b[K" + (unicode ? shown : ascii(shown)));
            err.flush();
        }
    }

    /** Takes the passing line away. */
    public void clear() {
        show("");
    }

    public String done(String word) {
        return colour ? "\u001b[32m✔ " + word + "\u001b[0m" : "✔ " + word;
    }

    public String bad(String word) {
        return colour ? "\u001b[31m✘ " + word + "\u001b[0m" : "✘ " + word;
    }

    public String open(String word) {
        return "· " + word;
    }

    /** Whether a person sits in front: stdin and stdout are a terminal. */
    public boolean interactive() {
        return terminal;
    }

    public boolean live() {
        return live;
    }

    private static String ascii(String line) {
        return line.replace("✔", "+")
                .replace("✘", "x")
                .replace("·", "-")
                .replace("…", "...")
                .replace("→", "->")
                .replace("–", "-");
    }

    private static boolean canEncodeTick(Charset charset) {
        return charset.newEncoder().canEncode('✔');
    }
}
