package dev.backroad.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call what of a service. A line is an operation of the API, the scope that it needs
 * ({@code public} for none), and where its path names an object of somebody, the test that shows
 * that its owner reaches it and nobody else: {@code GET /api/v1/things/{id} things:read
 * ThingTests#foreignThingIsNotFound}. A line with a dash is a mapping that is no operation of the
 * API, and why: {@code - ANY /error the container's way to report}.
 *
 * @param outside names of the mappings that are no operations
 */
record AuthorizationTable(List<Operation> operations, Set<String> outside) {

    static final String PUBLIC = "public";

    /** Instead of a method, for a mapping that takes them all. */
    static final String ANY = "ANY";

    /**
     * Who has one of these may have every object: nobody owns them. The catalog belongs to all
     * editors together.
     */
    private static final Set<String> SCOPES_WITHOUT_OWNERS =
            Set.of(PUBLIC, "operations", "catalog:write");

    /**
     * An operation of the API.
     *
     * @param name its method and its path
     * @param proof the test as {@code Class#method}, or nothing
     */
    record Operation(String name, String scope, String proof) {

        private boolean lacksProof() {
            return name.contains("{")
                    && !SCOPES_WITHOUT_OWNERS.contains(scope)
                    && !NamedTest.exists(proof);
        }
    }

    static AuthorizationTable read(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Fails when an operation of the API hides behind a dash, or does not say its method. */
    static AuthorizationTable of(List<String> lines) {
        return new AuthorizationTable(
                lines.stream()
                        .filter(line -> line.matches("[A-Z]+ /.*"))
                        .map(AuthorizationTable::operation)
                        .toList(),
                lines.stream()
                        .filter(line -> line.startsWith("-"))
                        .map(AuthorizationTable::mappingOutside)
                        .collect(Collectors.toSet()));
    }

    private static Operation operation(String line) {
        var words = line.strip().split("\\s+", -1);
        if (words.length < 3 || words.length > 4 || !isOfTheApi(words[1])) {
            throw new IllegalArgumentException(
                    "not an operation, its scope and its proof: " + line);
        }
        if (words[0].equals(ANY)) {
            throw new IllegalArgumentException("an operation has one method: " + line);
        }
        return new Operation(
                words[0] + " " + words[1], words[2], words.length == 4 ? words[3] : "");
    }

    private static String mappingOutside(String line) {
        var words = line.split("\\s+", 4);
        if (words.length < 4 || isOfTheApi(words[2])) {
            throw new IllegalArgumentException("not a mapping outside the API, and why: " + line);
        }
        return words[1] + " " + words[2];
    }

    private static boolean isOfTheApi(String path) {
        return path.startsWith("/api/") || path.equals("/graphql");
    }

    /** Returns the names of all mappings that the service may have. */
    List<String> mappings() {
        return Stream.concat(operations.stream().map(Operation::name), outside.stream()).toList();
    }

    Map<String, String> scopes() {
        return operations.stream().collect(Collectors.toMap(Operation::name, Operation::scope));
    }

    /** Returns the operations on objects of somebody whose proof is missing. */
    List<String> unproven() {
        return operations.stream().filter(Operation::lacksProof).map(Operation::name).toList();
    }
}
