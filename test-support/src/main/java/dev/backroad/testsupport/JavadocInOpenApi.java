package dev.backroad.testsupport;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes each operation in the words of its method's Javadoc: the first sentence says what it
 * does, the others what else to know. They are read from the source that is tested.
 */
final class JavadocInOpenApi implements OperationCustomizer {

    private static final List<String> MODULES = List.of(".", "../messaging", "../service-defaults");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var method = handler.getMethod();
        operation.setOperationId(id(method));
        comment(method)
                .ifPresent(comment -> {
                    operation.setSummary(text(comment.sentence()));
                    operation.setDescription(text(comment.rest()));
                });
        return operation;
    }

    /** Generated clients name their methods by it. */
    private static String id(Method method) {
        var resource = method.getDeclaringClass().getSimpleName().replace("Controller", "");
        return StringUtils.uncapitalize(resource) + StringUtils.capitalize(method.getName());
    }

    private record Comment(List<? extends DocTree> sentence, List<? extends DocTree> rest) {}

    private static Optional<Comment> comment(Method method) {
        return source(method.getDeclaringClass()).map(file -> new Comments(method).in(file));
    }

    private static Optional<Path> source(Class<?> controller) {
        var name = "src/main/java/" + controller.getName().replace('.', '/') + ".java";
        return MODULES.stream()
                .map(module -> Path.of(module, name))
                .filter(Files::exists)
                .findFirst();
    }

    private static @Nullable String text(List<? extends DocTree> comment) {
        var text = comment.stream().map(JavadocInOpenApi::text).collect(Collectors.joining());
        return StringUtils.hasText(text) ? text.strip().replaceAll("\\s+", " ") : null;
    }

    private static String text(DocTree part) {
        return switch (part) {
            case TextTree words -> words.getBody();
            case LiteralTree code -> code.getBody().getBody();
            case DocTree markup when markup.getKind() == DocTree.Kind.START_ELEMENT -> " ";
            case DocTree other -> other.toString();
        };
    }

    /** Finds a method's comment. */
    private static final class Comments extends TreePathScanner<@Nullable Comment, DocTrees> {

        private final Method method;

        Comments(Method method) {
            this.method = method;
        }

        @Nullable Comment in(Path file) {
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                var task =
                        (JavacTask)
                                compiler.getTask(
                                        null,
                                        files,
                                        null,
                                        null,
                                        null,
                                        files.getJavaFileObjects(file));
                return scan(task.parse(), DocTrees.instance(task));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public @Nullable Comment visitMethod(MethodTree found, DocTrees trees) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            return comment != null && isIt(found)
                    ? new Comment(comment.getFirstSentence(), comment.getBody())
                    : null;
        }

        private boolean isIt(MethodTree found) {
            return found.getName().contentEquals(method.getName())
                    && found.getParameters().size() == method.getParameterCount();
        }

        @Override
        public @Nullable Comment reduce(@Nullable Comment one, @Nullable Comment other) {
            return one == null ? other : one;
        }
    }
}
