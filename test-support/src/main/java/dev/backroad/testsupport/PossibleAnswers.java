package dev.backroad.testsupport;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * With which statuses and headers an operation can succeed. Its type does not tell, so its code is
 * read: what it, and the methods of ours that make a {@link ResponseEntity} for it, say to Spring.
 */
final class PossibleAnswers {

    private static final JavaClasses OURS = new ClassFileImporter().importPackages("dev.backroad");

    private final Set<JavaCodeUnit> seen = new HashSet<>();
    private final Set<String> headers = new HashSet<>();
    private final Set<HttpStatus> statuses = EnumSet.noneOf(HttpStatus.class);

    private PossibleAnswers() {}

    static PossibleAnswers of(Method operation) {
        var answers = new PossibleAnswers();
        answers.read(
                OURS.get(operation.getDeclaringClass())
                        .getMethod(operation.getName(), operation.getParameterTypes()));
        if (answers.statuses.isEmpty()) {
            answers.statuses.add(declared(operation));
        }
        return answers;
    }

    /** The lowest first. */
    Set<HttpStatus> statuses() {
        return statuses;
    }

    boolean haveTag() {
        return headers.contains("eTag");
    }

    boolean haveLocation() {
        return headers.contains("location") || headers.contains("created");
    }

    boolean areKept() {
        return !headers.contains("noStore");
    }

    private static HttpStatus declared(Method operation) {
        var status = AnnotatedElementUtils.findMergedAnnotation(operation, ResponseStatus.class);
        return status == null ? HttpStatus.OK : status.code();
    }

    private void read(JavaCodeUnit unit) {
        if (seen.add(unit)) {
            unit.getFieldAccesses().stream()
                    .map(access -> access.getTarget())
                    .filter(field -> field.getOwner().isEquivalentTo(HttpStatus.class))
                    .map(field -> HttpStatus.valueOf(field.getName()))
                    .filter(HttpStatus::is2xxSuccessful)
                    .forEach(statuses::add);
            Stream.concat(
                            unit.getMethodCallsFromSelf().stream(),
                            unit.getMethodReferencesFromSelf().stream())
                    .forEach(access -> read(access.getTarget()));
        }
    }

    private void read(CodeUnitAccessTarget called) {
        var owner = called.getOwner();
        if (owner.isEquivalentTo(ResponseEntity.class)) {
            said(called.getName()).ifPresent(statuses::add);
        }
        if (isOfSpring(owner)) {
            headers.add(called.getName());
        } else if (called.getRawReturnType().getName().startsWith(ResponseEntity.class.getName())) {
            called.resolveMember().ifPresent(this::read);
        }
    }

    private static Optional<HttpStatus> said(String name) {
        return switch (name) {
            case "ok", "of", "ofNullable" -> Optional.of(HttpStatus.OK);
            case "created" -> Optional.of(HttpStatus.CREATED);
            case "accepted" -> Optional.of(HttpStatus.ACCEPTED);
            case "noContent" -> Optional.of(HttpStatus.NO_CONTENT);
            default -> Optional.empty();
        };
    }

    private static boolean isOfSpring(JavaClass owner) {
        return owner.getName().startsWith(ResponseEntity.class.getName())
                || owner.isEquivalentTo(CacheControl.class);
    }
}
