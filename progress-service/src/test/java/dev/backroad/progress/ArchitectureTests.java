package dev.backroad.progress;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.backroad.progress.enrollment.EnrollmentEvent;
import dev.backroad.testsupport.ArchitectureRules;
import org.springframework.context.event.EventListener;

@AnalyzeClasses(packages = "dev.backroad.progress", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests shared = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule asksNobodyOverTheNetwork =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework.web.client..", "java.net.http..")
                    .because("learners go on while catalog-service is away: we have our own copy");

    @ArchTest
    static final ArchRule hearsOfAChangeOnce =
            noMethods()
                    .that()
                    .areAnnotatedWith(EventListener.class)
                    .should()
                    .haveRawParameterTypes(
                            describe(
                                    "of one event of an enrolment",
                                    types ->
                                            types.stream()
                                                    .anyMatch(type ->
                                                            type.isAssignableTo(
                                                                    EnrollmentEvent.class))))
                    .because("they are told together (EnrollmentChanged): a hundred topics, once");

    @ArchTest
    static final ArchRule decidesWithoutKnowingWhoIsTold =
            noClasses()
                    .that()
                    .resideInAPackage("..enrollment..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..published..", "dev.backroad.messaging..")
                    .because("what the world hears is decided in one place, after the fact");
}
