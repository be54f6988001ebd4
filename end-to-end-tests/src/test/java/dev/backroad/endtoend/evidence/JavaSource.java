package dev.backroad.endtoend.evidence;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * What a Java file declares, as the compiler reads it: a name in a comment or a call is nothing.
 */
record JavaSource(String packageName, List<Type> types, List<Member> members) {

    /** A class, record, interface or enum, nested ones too. */
    record Type(String name, Set<Modifier> modifiers, List<Annotation> annotations) {}

    /** A method or field, and the types around it, the innermost first. */
    record Member(
            String name,
            boolean method,
            List<Type> within,
            List<Annotation> annotations,
            boolean assumes) {

        /** What stands at the member itself and at the types around it. */
        Stream<Annotation> allAnnotations() {
            return Stream.concat(
                    annotations.stream(), within.stream().flatMap(it -> it.annotations().stream()));
        }
    }

    record Annotation(String name, String text) {}

    static JavaSource read(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjects(file);
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
            var found = new Declarations();
            var unit = task.parse().iterator().next();
            found.scan(unit, null);
            return new JavaSource(packageName(unit), found.types, found.members);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String packageName(CompilationUnitTree unit) {
        return String.valueOf(unit.getPackageName());
    }

    boolean declaresType(String name) {
        return types.stream().anyMatch(type -> type.name().equals(name));
    }

    boolean declaresMethod(String name) {
        return members.stream().anyMatch(it -> it.method() && it.name().equals(name));
    }
}
