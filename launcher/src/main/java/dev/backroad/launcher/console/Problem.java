package dev.backroad.launcher.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stops a command, in the words the person reads: what happened, why it matters here, what to
 * run. At most four lines; the rest is on the page of its code and in the log.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String why;
    private final String run;
    private final transient @Nullable Path log;
    private final transient List<String> lastLines;

    public Problem(ErrorCode code, String what, String why, String run) {
        this(code, what, why, run, null, List.of());
    }

    /** A problem that a log explains further; {@code lastLines} are shown above the four lines. */
    public Problem(
            ErrorCode code,
            String what,
            String why,
            String run,
            @Nullable Path log,
            List<String> lastLines) {
        super(what);
        this.code = code;
        this.why = why;
        this.run = run;
        this.log = log;
        this.lastLines = List.copyOf(lastLines);
    }

    public ErrorCode code() {
        return code;
    }

    /** The lines for the console; the log is named relative to {@code here} when it lies below. */
    public List<String> lines(Path here) {
        List<String> lines = new ArrayList<>();
        lastLines.forEach(line -> lines.add("  | " + line));
        lines.add(getMessage());
        lines.add(why);
        lines.add("Run:  " + run);
        String more = "More: ./backroad explain " + code.text();
        lines.add(log == null ? more : "%-42s Log: %s".formatted(more, shortened(log, here)));
        return lines;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static Path shortened(Path log, Path here) {
        return log.startsWith(here) ? here.relativize(log) : log;
    }
}
