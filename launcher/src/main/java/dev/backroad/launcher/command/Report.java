package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.Json;
import dev.backroad.launcher.system.Census;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.PartState;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs, how it is, and what it takes: the table of {@code status}. */
record Report(Site site, List<Line> lines, @Nullable Figures figures) {

    private static final long MEGABYTE = 1024 * 1024;

    /** One part; without a state it does not run. */
    record Line(Part part, @Nullable PartState state, boolean ready, long resident) {

        String word() {
            return state == null ? "stopped" : ready ? "ready" : "not ready";
        }
    }

    static Report of(Site site, List<Part> parts) {
        Map<Part, PartState> running = new Census(site).running(parts);
        List<Line> lines =
                parts.parallelStream().map(part -> line(part, running.get(part))).toList();
        return new Report(site, lines, Figures.read(site).orElse(null));
    }

    private static Line line(Part part, @Nullable PartState state) {
        Optional<ProcessHandle> process = state == null ? Optional.empty() : state.process();
        return new Line(
                part,
                state,
                process.isPresent() && part.program().ready(),
                process.map(Processes::resident).map(bytes -> bytes.orElse(0)).orElse(0L));
    }

    boolean allReady() {
        return lines.stream().allMatch(Line::ready);
    }

    boolean nothingRuns() {
        return lines.stream().allMatch(line -> line.state() == null);
    }

    List<Part> missing() {
        return lines.stream().filter(line -> !line.ready()).map(Line::part).toList();
    }

    private long resident() {
        return lines.stream().mapToLong(Line::resident).sum();
    }

    void table(Console console) {
        console.result(row("part", "state", "pid", "port", "ready after", "memory"));
        for (Line line : lines) {
            PartState state = line.state();
            String port = Integer.toString(site.ports().of(line.part().ports().getFirst()));
            console.result(
                    state == null
                            ? row(line.part().name(), line.word(), "", port, "", "")
                            : row(
                                    line.part().name(),
                                    line.word(),
                                    Long.toString(state.pid()),
                                    port,
                                    state.readyAfter() < 0
                                            ? ""
                                            : Progress.seconds(state.readyAfter()),
                                    megabytes(line.resident())));
        }
        console.result(row("all", "", "", "", "", megabytes(resident())));
        if (figures != null && !nothingRuns()) {
            console.result("");
            console.result(summary(figures));
        }
    }

    private static String summary(Figures figures) {
        return "Last full start: first answer through the gateway after %s, all healthy after %s."
                .formatted(
                        Progress.seconds(figures.firstAnswer()),
                        Progress.seconds(figures.allHealthy()));
    }

    private static String row(
            String part, String state, String pid, String port, String after, String memory) {
        return "%-13s %-10s %8s %6s %12s %9s"
                .formatted(part, state, pid, port, after, memory)
                .stripTrailing();
    }

    String json() {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Line line : lines) {
            PartState state = line.state();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", line.part().name());
            fields.put("state", line.word());
            fields.put("pid", state == null ? null : state.pid());
            fields.put("port", site.ports().of(line.part().ports().getFirst()));
            fields.put(
                    "readyAfterMillis",
                    state == null || state.readyAfter() < 0 ? null : state.readyAfter());
            fields.put("residentBytes", line.resident());
            parts.add(fields);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("up", allReady());
        all.put("url", site.ports().publicUrl());
        all.put("mailbox", site.ports().url(Port.MAILBOX));
        all.put("zipkin", site.ports().url(Port.ZIPKIN));
        all.put("data", site.data());
        all.put("firstAnswerMillis", figures == null ? null : figures.firstAnswer());
        all.put("allHealthyMillis", figures == null ? null : figures.allHealthy());
        all.put("residentBytes", resident());
        all.put("parts", parts);
        return Json.write(all);
    }

    /** What to do now; the address to open comes last. */
    void welcome(Console console) {
        String url = site.ports().publicUrl();
        if (figures != null) {
            console.result(summary(figures));
            console.result("Resident memory of all: " + megabytes(resident()));
        }
        console.result("");
        console.result("Accounts   learner, editor, operator; password NAME-demo");
        console.result("Mailbox    " + site.ports().url(Port.MAILBOX));
        console.result("Traces     " + site.ports().url(Port.ZIPKIN) + "/zipkin/");
        console.result("");
        console.result("Try");
        console.result("  curl -s " + url + "/api/v1/roadmaps/backend");
        console.result(
                "  curl -s -H \"Authorization: Bearer $(./backroad token learner)\" "
                        + url
                        + "/api/v1/enrollments");
        console.result("  open " + url + " and sign in as learner");
        console.result("");
        console.result("Backroad is up: " + url);
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "?" : bytes / MEGABYTE + " MB";
    }
}
