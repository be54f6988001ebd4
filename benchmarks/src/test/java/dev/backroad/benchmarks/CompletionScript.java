package dev.backroad.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a script for pgbench of what progress-service has just executed for one learner who
 * completed a few topics: the same statements in the same order, with the parameters of any
 * learner. So the reference is always what the service does today.
 *
 * <p>In the script, {@code :n} is a learner of {@code benchmarks/progress/fill.sql}, {@code :t} a
 * topic that nobody else has and {@code :s} an event number.
 */
final class CompletionScript {

    /** The event numbers of that learner begin here, so that they are like no other number. */
    static final long FIRST_NUMBER = 700_000_000L;

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An event number in an array. */
    private static final Pattern NUMBER = Pattern.compile("(?<=[{,])70000\\d{4}(?=[,}])");

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:.*");

    private final Connection database;

    /** What stands for the learner's own ids. */
    private final Map<String, String> ids = new LinkedHashMap<>();

    private final String learner;

    CompletionScript(Connection database, int learner, int topic) throws SQLException {
        this.database = database;
        this.learner = ask("select bench_learner(" + learner + ")").getFirst();
        ids.put(this.learner, "bench_learner(:n)");
        ids.put(ask("select bench_enrollment(" + learner + ")").getFirst(), "bench_enrollment(:n)");
        ids.put(ask("select bench_topic(" + topic + ")").getFirst(), "bench_topic(:t)");
    }

    /**
     * Arguments: JDBC address, the log, which learner, the last topic, and how many were completed.
     */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (var database = DriverManager.getConnection(arguments[0], "progress", "progress")) {
            var script =
                    new CompletionScript(
                            database,
                            Integer.parseInt(arguments[2]),
                            Integer.parseInt(arguments[3]));
            System.out.print(
                    script.of(
                            Files.readAllLines(Path.of(arguments[1])),
                            Integer.parseInt(arguments[4])));
        }
    }

    String of(List<String> log, int completions) throws SQLException {
        var script =
                new StringBuilder(
                        """
                        \\set n :first + :step * random(0, :learners - 1)
                        \\set t random(1000, 2000000000)
                        \\set s random(800000000, 2000000000)
                        """);
        for (var execution : last(ServerLog.read(log), completions)) {
            script.append(statement(execution)).append(";\n");
        }
        return script.toString();
    }

    /** What was executed for the last completion. */
    private List<Execution> last(List<Execution> log, int completions) {
        var own =
                ServerLog.transactions(log).stream()
                        .filter(each -> each.stream().anyMatch(it -> it.isAbout(learner)))
                        .toList();
        int each = own.size() / completions;
        if (each == 0 || own.size() % completions != 0) {
            throw new IllegalStateException(
                    own.size() + " transactions for " + completions + " completions");
        }
        var last = own.subList(own.size() - each, own.size());
        var before = own.subList(own.size() - 2 * each, own.size() - each);
        if (!texts(last).equals(texts(before))) {
            throw new IllegalStateException("Two completions are not the same: " + texts(last));
        }
        return last.stream().flatMap(List::stream).toList();
    }

    private static List<String> texts(List<List<Execution>> transactions) {
        return transactions.stream().flatMap(List::stream).map(Execution::sql).toList();
    }

    private String statement(Execution execution) throws SQLException {
        if (execution.parameters().isEmpty()) {
            return execution.sql();
        }
        var types = types(execution.sql());
        var values = new ArrayList<String>();
        for (int i = 0; i < execution.parameters().size(); i++) {
            values.add(value(execution.parameters().get(i), types.get(i)));
        }
        return PLACE.matcher(execution.sql())
                .replaceAll(place ->
                        Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)) - 1)));
    }

    /** What PostgreSQL takes the parameters for. */
    private List<String> types(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("prepare bench as " + sql);
            try {
                return ask(
                        "select unnest(cast(parameter_types as text[])) from pg_prepared_statements"
                                + " where name = 'bench'");
            } finally {
                statement.execute("deallocate bench");
            }
        }
    }

    private String value(Optional<String> parameter, String type) {
        return "cast("
                + parameter.map(it -> expression(it, type)).orElse("null")
                + " as "
                + type
                + ")";
    }

    private String expression(String value, String type) {
        if (ids.containsKey(value)) {
            return ids.get(value);
        }
        if (value.matches("\\d{9,18}") && Math.abs(Long.parseLong(value) - FIRST_NUMBER) < 1_000) {
            return ":s";
        }
        if (type.startsWith("timestamp") && MOMENT.matcher(value).matches()) {
            return "now()";
        }
        if (isNew(value)) {
            return "uuidv7()";
        }
        return type.endsWith("[]") ? elements(text(value)) : text(value);
    }

    /** In an array, each new id and each event number is another one, too. */
    private String elements(String text) {
        var ids =
                UUID.matcher(text)
                        .replaceAll(id ->
                                isNew(id.group())
                                        ? "' || cast(uuidv7() as text) || E'"
                                        : id.group());
        return NUMBER.matcher(ids).replaceAll("' || cast(cast(:s as bigint) as text) || E'");
    }

    /** Any id of another kind, if it is not that of the roadmap. */
    private boolean isNew(String value) {
        return UUID.matcher(value).matches() && !value.endsWith("-8000-000000000000");
    }

    /** A text in which the learner's ids are those of any learner. */
    private String text(String value) {
        var text = literal(value);
        for (var id : ids.entrySet()) {
            text = text.replace(id.getKey(), "' || cast(" + id.getValue() + " as text) || E'");
        }
        return text;
    }

    /** Without a colon, which pgbench would take for the beginning of a variable. */
    private static String literal(String value) {
        return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
    }

    private List<String> ask(String question) throws SQLException {
        var answer = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
        }
        return answer;
    }
}
