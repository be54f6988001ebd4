package dev.backroad.webui.reading;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Where a Java file declares its types, methods and fields, as the compiler reads it. */
final class JavaSymbols extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final Map<String, List<Source.Range>> found = new TreeMap<>();
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String text;
    private final List<String> lines;

    private JavaSymbols(CompilationUnitTree unit, SourcePositions positions, String text) {
        this.unit = unit;
        this.positions = positions;
        this.text = text;
        lines = text.lines().toList();
    }

    static Map<String, List<Source.Range>> of(String text) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task =
                (JavacTask)
                        compiler.getTask(null, null, _ -> {}, List.of(), null, List.of(file(text)));
        try {
            var unit = task.parse().iterator().next();
            var positions = Trees.instance(task).getSourcePositions();
            var symbols = new JavaSymbols(unit, positions, text);
            symbols.scan(unit, null);
            return symbols.found;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JavaFileObject file(String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///Read.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        if (!tree.getSimpleName().isEmpty()) {
            var modifiers = positions.getEndPosition(unit, tree.getModifiers());
            var body = text.indexOf('{', (int) Math.max(modifiers, start(tree)));
            add(tree.getSimpleName().toString(), tree, body);
        }
        for (var member : tree.getMembers()) {
            if (member instanceof VariableTree field) {
                add(field.getName().toString(), field, end(field));
            }
        }
        return super.visitClass(tree, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        if (!tree.getName().contentEquals("<init>")) {
            add(tree.getName().toString(), tree, end(tree));
        }
        return super.visitMethod(tree, null);
    }

    private void add(String name, Tree tree, long to) {
        var first = Lines.withComment(lines, line(start(tree)));
        found.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(new Source.Range(first, line(to), line(end(tree))));
    }

    private long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
        return positions.getEndPosition(unit, tree) - 1;
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }
}
