package dev.backroad.progress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.backroad.testsupport.ArchitectureRules;

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
    static final ArchRule decidesWithoutKnowingWhoIsTold =
            noClasses()
                    .that()
                    .resideInAPackage("..enrollment..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..published..", "dev.backroad.messaging..")
                    .because("what the world hears is decided in one place, after the fact");
}
