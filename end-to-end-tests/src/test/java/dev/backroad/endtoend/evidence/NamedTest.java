package dev.backroad.endtoend.evidence;

import dev.backroad.endtoend.evidence.JavaSource.Annotation;
import dev.backroad.endtoend.evidence.JavaSource.Member;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A test class or method that a topic names. Here it is judged by its source alone: whether the
 * build's rules run it. {@link TestReports} knows whether they did.
 */
record NamedTest(Path file, String symbol, JavaSource source) {

    private static final Set<String> MARKS =
            Set.of(
                    "Test",
                    "ParameterizedTest",
                    "RepeatedTest",
                    "TestFactory",
                    "TestTemplate",
                    "ArchTest");

    static NamedTest of(Path file, String symbol) {
        return new NamedTest(file, symbol, JavaSource.read(file));
    }

    /** Returns why {@code ./backroad test} does not run it, if so. */
    Optional<String> reasonNotToRun() {
        var all = tests().toList();
        if (all.isEmpty()) {
            return Optional.of("\"" + symbol + "\" is no test and no class with tests");
        }
        var reasons = all.stream().map(NamedTest::reason).flatMap(Optional::stream).toList();
        return reasons.size() < all.size()
                ? Optional.empty()
                : Optional.of("\"" + symbol + "\" is not run: " + reasons.getFirst());
    }

    /** The names of the test methods: one, or all of the class. */
    List<String> names() {
        return tests().map(Member::name).toList();
    }

    private Stream<Member> tests() {
        var isClass = source.declaresType(symbol);
        return source.members().stream()
                .filter(it -> it.annotations().stream().anyMatch(at -> MARKS.contains(at.name())))
                .filter(it ->
                        isClass
                                ? it.within().stream().anyMatch(type -> type.name().equals(symbol))
                                : it.name().equals(symbol));
    }

    private static Optional<String> reason(Member test) {
        var types = test.within();
        if (types.stream().anyMatch(type -> type.modifiers().contains(Modifier.ABSTRACT))) {
            return Optional.of("its class is abstract");
        }
        if (types.subList(0, types.size() - 1).stream().anyMatch(type -> !nested(type))) {
            return Optional.of("its class stands inside another without @Nested");
        }
        return test.assumes()
                ? Optional.of("it may skip itself by an assumption")
                : test.allAnnotations()
                        .filter(NamedTest::turnsOff)
                        .map(Annotation::text)
                        .findFirst();
    }

    private static boolean nested(JavaSource.Type type) {
        return type.annotations().stream().anyMatch(it -> it.name().equals("Nested"));
    }

    /** The build runs on Linux and sets none of the properties that turn a test off. */
    private static boolean turnsOff(Annotation annotation) {
        return switch (annotation.name()) {
            case "DisabledOnOs" -> annotation.text().contains("LINUX");
            case "EnabledOnOs" -> !annotation.text().contains("LINUX");
            case "DisabledIfSystemProperty" -> false;
            // Left out by "./backroad test compose" alone.
            case "Tag" -> !annotation.text().equals("@Tag(\"launcher\")");
            case "Tags" -> true;
            default ->
                    annotation.name().startsWith("Disabled")
                            || annotation.name().startsWith("Enabled");
        };
    }
}
