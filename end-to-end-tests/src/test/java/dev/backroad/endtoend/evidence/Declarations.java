package dev.backroad.endtoend.evidence;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.backroad.endtoend.evidence.JavaSource.Annotation;
import dev.backroad.endtoend.evidence.JavaSource.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a file declares while it walks through the compiler's tree. */
final class Declarations extends TreeScanner<@Nullable Void, @Nullable Void> {

    final List<JavaSource.Type> types = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    private final Deque<JavaSource.Type> within = new ArrayDeque<>();

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        var type =
                new JavaSource.Type(
                        tree.getSimpleName().toString(),
                        tree.getModifiers().getFlags(),
                        annotations(tree.getModifiers()));
        types.add(type);
        within.push(type);
        super.visitClass(tree, null);
        within.pop();
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        add(tree.getName().toString(), true, tree.getModifiers(), assumes(tree));
        return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        add(tree.getName().toString(), false, tree.getModifiers(), false);
        return super.visitVariable(tree, null);
    }

    private void add(String name, boolean method, ModifiersTree modifiers, boolean assumes) {
        members.add(new Member(name, method, List.copyOf(within), annotations(modifiers), assumes));
    }

    private static List<Annotation> annotations(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream().map(Declarations::annotation).toList();
    }

    private static Annotation annotation(AnnotationTree tree) {
        var name = tree.getAnnotationType().toString();
        return new Annotation(name.substring(name.lastIndexOf('.') + 1), tree.toString());
    }

    /** Whether the method asks JUnit to leave it out: a skipped test is not red. */
    private static boolean assumes(Tree method) {
        var found = new boolean[1];
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(
                    MethodInvocationTree call, @Nullable Void nothing) {
                var name = call.getMethodSelect().toString();
                found[0] |= name.substring(name.lastIndexOf('.') + 1).startsWith("assum");
                return super.visitMethodInvocation(call, null);
            }
        }.scan(method, null);
        return found[0];
    }
}
