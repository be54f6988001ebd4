package dev.backroad.endtoend.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a file declares a name. What declares one depends on the language. */
final class Symbols {

    /** By the end of the file's name; the line that declares %s, from its beginning. */
    private static final Map<String, String> DECLARATIONS =
            Map.of(
                    ".sql",
                            "\\s*(create (or replace |unique )?(table|index|view|function)( if not"
                                    + " exists)?|add column|alter table) %s\\b",
                    ".properties", "%s\\s*[=:]",
                    ".yml", "\\s*%s:",
                    ".yaml", "\\s*%s:",
                    ".graphqls", "(type|enum|input|interface|union|directive) @?%s\\b",
                    ".js", "(export )?(default )?(async )?(function|class|const) %s\\b",
                    ".md", "#+ %s$",
                    "backroad", "%s\\(\\) \\{",
                    ".sh", "%s\\(\\) \\{");

    private Symbols() {}

    /** False also for a kind of file in which nothing that we know declares a name. */
    static boolean declared(Path file, String symbol) {
        if (file.toString().endsWith(".java")) {
            var source = JavaSource.read(file);
            return source.declaresType(symbol) || source.declaresMethod(symbol);
        }
        return DECLARATIONS.entrySet().stream()
                .filter(kind -> file.toString().endsWith(kind.getKey()))
                .map(kind -> "^" + kind.getValue().formatted(Pattern.quote(symbol)))
                .map(line -> Pattern.compile(line, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE))
                .anyMatch(line -> line.matcher(text(file)).find());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
