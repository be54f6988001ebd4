package dev.backroad.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a class file says. It is read and not loaded: it belongs to another module, whose libraries
 * are not here. Names are internal ones, such as {@code dev/backroad/messaging/Topics}.
 */
record CompiledClass(ClassModel model) {

    static List<CompiledClass> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            var compiled = new ArrayList<CompiledClass>();
            for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                compiled.add(new CompiledClass(ClassFile.of().parse(file)));
            }
            return compiled;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return model.thisClass().asInternalName();
    }

    boolean isA(String type) {
        return model.interfaces().stream().anyMatch(each -> each.asInternalName().equals(type));
    }

    boolean uses(String type) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .anyMatch(entry ->
                        entry instanceof ClassEntry other && other.asInternalName().equals(type));
    }

    boolean calls(String owner, String method) {
        return code().flatMap(List::stream).anyMatch(step -> isCall(step, owner, method));
    }

    /** Every text that its code uses; the compiler has put constants of other classes in place. */
    Stream<String> texts() {
        return code().flatMap(List::stream).flatMap(step -> text(step).stream());
    }

    /** What a method without arguments always returns; empty if it thinks, or is not there. */
    Optional<String> textReturnedBy(String method) {
        return methods(method)
                .map(CompiledClass::steps)
                .filter(steps -> steps.size() == 2 && steps.getLast() instanceof ReturnInstruction)
                .flatMap(steps -> text(steps.getFirst()).stream())
                .findFirst();
    }

    /** Of each call of a method, the text that was loaded last before it: its argument. */
    List<String> textsGivenTo(String owner, String method) {
        var given = new ArrayList<String>();
        for (var steps : code().toList()) {
            var last = "";
            for (var step : steps) {
                last = text(step).orElse(last);
                if (isCall(step, owner, method)) {
                    given.add(last);
                }
            }
        }
        return given;
    }

    /** The texts of an element of an annotation on one of its methods. */
    Stream<String> annotated(String annotation, String element) {
        return model.methods().stream()
                .flatMap(
                        each -> each.findAttribute(Attributes.runtimeVisibleAnnotations()).stream())
                .flatMap(all -> all.annotations().stream())
                .filter(each -> each.className().equalsString("L" + annotation + ";"))
                .flatMap(each -> each.elements().stream())
                .filter(each -> each.name().equalsString(element))
                .flatMap(each -> texts(each.value()));
    }

    private static Stream<String> texts(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfArray array ->
                    array.values().stream().flatMap(CompiledClass::texts);
            case AnnotationValue.OfString text -> Stream.of(text.stringValue());
            default -> Stream.empty();
        };
    }

    private Stream<MethodModel> methods(String name) {
        return model.methods().stream().filter(each -> each.methodName().equalsString(name));
    }

    private Stream<List<CodeElement>> code() {
        return model.methods().stream().map(CompiledClass::steps);
    }

    private static List<CodeElement> steps(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .toList();
    }

    private static Optional<String> text(CodeElement step) {
        return step instanceof ConstantInstruction constant
                        && constant.constantValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static boolean isCall(CodeElement step, String owner, String method) {
        return step instanceof InvokeInstruction call
                && call.owner().asInternalName().equals(owner)
                && call.name().equalsString(method);
    }
}
