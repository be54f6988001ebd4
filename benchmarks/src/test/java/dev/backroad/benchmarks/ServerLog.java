package dev.backroad.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what PostgreSQL writes to its log with {@code log_statement=all}. */
final class ServerLog {

    private static final Pattern ENTRY =
            Pattern.compile("\\S+ \\S+ \\S+ \\[(\\d+)] ([A-Z0-9]+):  (.*)", Pattern.DOTALL);
    private static final Pattern STATEMENT =
            Pattern.compile("(?:statement|execute [^:]+): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$\\d+ = (?:NULL|'([^']*(?:''[^']*)*)')", Pattern.DOTALL);

    private final List<Execution> executions = new ArrayList<>();

    private ServerLog() {}

    static List<Execution> read(List<String> lines) {
        var log = new ServerLog();
        entries(lines).forEach(log::add);
        return log.executions;
    }

    /** What begins with a tab goes on with the line before. */
    private static List<String> entries(List<String> lines) {
        var entries = new ArrayList<String>();
        for (var line : lines) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.add(entries.removeLast() + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        return entries;
    }

    private void add(String text) {
        var entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            return;
        }
        var statement = STATEMENT.matcher(entry.group(3));
        if (entry.group(2).equals("LOG") && statement.matches()) {
            executions.add(new Execution(entry.group(1), statement.group(1).strip(), List.of()));
        } else if (entry.group(2).equals("DETAIL") && !executions.isEmpty()) {
            var last = executions.removeLast();
            executions.add(new Execution(last.session(), last.sql(), parameters(entry.group(3))));
        }
    }

    private static List<Optional<String>> parameters(String detail) {
        return PARAMETER
                .matcher(detail)
                .results()
                .map(each -> Optional.ofNullable(each.group(1)))
                .map(value -> value.map(quoted -> quoted.replace("''", "'")))
                .toList();
    }

    /** Puts together what was one transaction; a statement outside of any is one by itself. */
    static List<List<Execution>> transactions(List<Execution> executions) {
        var all = new ArrayList<List<Execution>>();
        Map<String, List<Execution>> open = new HashMap<>();
        for (var each : executions) {
            var running = open.get(each.session());
            if (running == null) {
                running = new ArrayList<>();
                all.add(running);
            }
            running.add(each);
            if (each.begins()) {
                open.put(each.session(), running);
            } else if (each.ends()) {
                open.remove(each.session());
            }
        }
        return all;
    }
}
