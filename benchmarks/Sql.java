import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes the place of psql where it is not installed: the options that the benchmark uses, values
 * without head or frame. Each {@code -c} is a transaction of its own, a file is one as a whole.
 */
class Sql {

    private static final Pattern VARIABLE = Pattern.compile("(?<![:\\w]):([a-z_]+)\\b");

    private final Map<String, String> options = new HashMap<>(Map.of("-F", "|", "-U", "postgres"));
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> scripts = new ArrayList<>();

    static void main(String[] arguments) throws IOException {
        var sql = new Sql();
        sql.read(arguments);
        try {
            sql.run();
        } catch (SQLException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(3);
        }
    }

    private void read(String[] arguments) throws IOException {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "-v" -> {
                    var variable = arguments[++i].split("=", 2);
                    variables.put(variable[0], variable[1]);
                }
                case "-c" -> scripts.add(arguments[++i]);
                case "-f" -> scripts.add(file(arguments[++i]));
                case "-d", "-F", "-U", "-h", "-p" -> options.put(arguments[i], arguments[++i]);
                default -> {
                    // how it would look, which is so anyway
                }
            }
        }
        if (scripts.isEmpty()) {
            scripts.add(file("-"));
        }
    }

    private static String file(String name) throws IOException {
        return name.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(name));
    }

    private void run() throws SQLException {
        var environment = System.getenv();
        var address =
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                options.getOrDefault("-h", environment.getOrDefault("PGHOST", "127.0.0.1")),
                                options.getOrDefault("-p", environment.getOrDefault("PGPORT", "5432")),
                                options.get("-d"));
        try (var connection =
                        DriverManager.getConnection(
                                address, options.get("-U"), environment.get("PGPASSWORD"));
                var statement = connection.createStatement()) {
            for (var script : scripts) {
                execute(statement, filled(script));
            }
        }
    }

    private String filled(String script) {
        return VARIABLE.matcher(script)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(
                                variables.getOrDefault(found.group(1), found.group())));
    }

    private void execute(Statement statement, String script) throws SQLException {
        var rows = statement.execute(script);
        while (rows || statement.getUpdateCount() != -1) {
            if (rows) {
                print(statement.getResultSet());
            }
            rows = statement.getMoreResults();
        }
    }

    private void print(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            var line = new ArrayList<String>();
            for (int i = 1; i <= columns; i++) {
                var value = rows.getString(i);
                line.add(value == null ? "" : value);
            }
            System.out.println(String.join(options.get("-F"), line));
        }
    }
}
