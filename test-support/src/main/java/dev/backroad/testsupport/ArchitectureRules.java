package dev.backroad.testsupport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that every module keeps; a module includes them by {@code @ArchTest static final
 * ArchTests shared = ArchTests.in(ArchitectureRules.class)}.
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    @ArchTest
    static final ArchRule packagesAreNullMarked =
            classes()
                    .should(resideInANullMarkedPackage())
                    .because("a null that nobody declared is an error at build time, not at night");

    @ArchTest
    static final ArchRule timeAndIdsAreInjected =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "instant")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .because("a test must be able to say what time it is and which id comes next");

    @ArchTest
    static final ArchRule fieldsAreNotInjected =
            noFields()
                    .should()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                    .because("a constructor shows what a class needs");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.backroad.*.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .because("a cycle of features is one feature that does not know it");

    @ArchTest
    static final ArchRule publishedEventsAreVersionedRecords =
            classes()
                    .that()
                    .implement("dev.backroad.messaging.PublishedEvent")
                    .should()
                    .beRecords()
                    .andShould()
                    .haveNameMatching(".*V\\d+")
                    .andShould(resideIn("..published.."))
                    .allowEmptyShould(true)
                    .because("what we tell the world is a promise, kept in one place and numbered");

    private static ArchCondition<JavaClass> resideIn(String packages) {
        return ArchCondition.from(resideInAPackage(packages));
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                        new SimpleConditionEvent(
                                type,
                                marked,
                                type.getPackageName()
                                        + (marked ? " is" : " is not")
                                        + " @NullMarked"));
            }
        };
    }
}
