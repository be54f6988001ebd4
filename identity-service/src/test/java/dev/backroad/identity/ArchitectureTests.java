package dev.backroad.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.backroad.messaging.PublishedEvent;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.backroad.identity", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    // A reader follows the features in one direction; a circle has no place to start.
    @ArchTest
    static final ArchRule featuresFormNoCircle =
            slices().matching("dev.backroad.identity.(*)..").should().beFreeOfCycles();

    // Known passwords must vanish with their profile, so nothing may need them.
    @ArchTest
    static final ArchRule nothingNeedsTheDemo =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..demo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..demo..");

    // What leaves the service is written in one place, with its version in its name.
    @ArchTest
    static final ArchRule eventsArePublishedFromOnePlace =
            classes()
                    .that()
                    .implement(PublishedEvent.class)
                    .should()
                    .resideInAPackage("..published..")
                    .andShould()
                    .haveSimpleNameEndingWith("V1");

    // Time comes from the injected InstantSource, or a test cannot set the clock.
    @ArchTest
    static final ArchRule nobodyAsksTheClock =
            noClasses().should().callMethod(Instant.class, "now");
}
