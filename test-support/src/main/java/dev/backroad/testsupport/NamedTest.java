package dev.backroad.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test of the module under test, by the name that a table gives it. */
final class NamedTest {

    private static final Path SOURCES = Path.of("src/test/java");

    private NamedTest() {}

    /** Whether {@code Class#method} is a test, of whatever kind. */
    static boolean exists(String name) {
        var words = name.split("#", -1);
        try (var sources = Files.walk(SOURCES)) {
            return words.length == 2
                    && sources.filter(source -> source.endsWith(words[0] + ".java"))
                            .flatMap(source -> Stream.of(type(source).getDeclaredMethods()))
                            .filter(method -> method.getName().equals(words[1]))
                            .anyMatch(it -> AnnotationSupport.isAnnotated(it, Testable.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> type(Path source) {
        var name = SOURCES.relativize(source).toString().replaceAll("\\.java$", "");
        try {
            return Class.forName(
                    name.replaceAll("[/\\\\]", "."), false, NamedTest.class.getClassLoader());
        } catch (ClassNotFoundException notCompiled) {
            throw new IllegalStateException(notCompiled);
        }
    }
}
