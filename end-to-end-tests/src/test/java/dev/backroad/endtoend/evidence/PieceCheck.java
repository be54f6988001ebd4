package dev.backroad.endtoend.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Says why a piece of evidence shows nothing, if so.
 *
 * @param project the root of the repository
 * @param modules those that the build tests
 */
record PieceCheck(Path project, Set<String> modules, TestReports reports) {

    Optional<String> objection(Entry entry) {
        return switch (entry.kind()) {
            case "code" -> missing(entry).or(() -> badCode(entry));
            case "test" -> missing(entry).or(() -> badTest(entry));
            case "lab" -> missing(entry);
            case "try-it" ->
                    Request.isWellFormed(entry)
                            ? Optional.empty()
                            : Optional.of(
                                    "the request is not a method and a path, headers, a body");
            case "reading" -> Optional.empty();
            default -> Optional.of("there is no kind \"" + entry.kind() + "\"");
        };
    }

    private Optional<String> missing(Entry entry) {
        var isOurs = file(entry).startsWith(project) && !entry.get("path").contains("target/");
        return isOurs && Files.isRegularFile(file(entry))
                ? Optional.empty()
                : Optional.of("there is no file " + entry.get("path"));
    }

    private Optional<String> badCode(Entry entry) {
        var path = entry.get("path");
        var symbol = entry.get("symbol");
        if (path.endsWith("Tests.java")) {
            return Optional.of(path + " is a test");
        }
        if (symbol.isEmpty()) {
            return path.endsWith(".java")
                    ? Optional.of("a type or method of " + path + " must be named as symbol")
                    : Optional.empty();
        }
        return Symbols.declared(file(entry), symbol)
                ? Optional.empty()
                : Optional.of("\"" + symbol + "\" is not declared in " + path);
    }

    private Optional<String> badTest(Entry entry) {
        var path = Path.of(entry.get("path"));
        var isBuilt = modules.contains(path.getName(0).toString());
        if (!isBuilt || !path.toString().matches("[^/]+/src/test/java/.+Tests\\.java")) {
            return Optional.of(path + " is not among the tests of the build");
        }
        var test = NamedTest.of(file(entry), entry.get("symbol"));
        return test.reasonNotToRun().or(() -> reports.objection(test));
    }

    private Path file(Entry entry) {
        return project.resolve(entry.get("path")).normalize();
    }
}
