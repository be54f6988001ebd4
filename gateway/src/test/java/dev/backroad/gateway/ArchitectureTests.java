package dev.backroad.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.backroad.testsupport.ArchitectureRules;

@AnalyzeClasses(packages = "dev.backroad.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests shared = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule neverBlocks =
            noClasses()
                    .should()
                    .callMethodWhere(
                            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                    com.tngtech.archunit.core.domain.properties.HasName.Predicates
                                            .nameMatching("block.*")))
                    .because(
                            "a few event loops carry every request: one that waits stops hundreds");

    @ArchTest
    static final ArchRule problemsKnowNobody =
            noClasses()
                    .that()
                    .resideInAPackage("..problem..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..routing..", "..session..", "..security..", "..edge..")
                    .because("everything may refuse, so refusing must depend on nothing");

    @ArchTest
    static final ArchRule belongsToNoService =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.backroad.catalog..",
                            "dev.backroad.progress..",
                            "dev.backroad.notification..",
                            "dev.backroad.identity..")
                    .because("the gateway knows addresses, not the domain");
}
