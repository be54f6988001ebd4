package dev.backroad.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.backroad.testsupport.ArchitectureRules;

@AnalyzeClasses(packages = "dev.backroad.notification", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests shared = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule onlyTheMailRoomSpeaksSmtp =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..mail..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.mail..", "org.springframework.mail..")
                    .because("a mail sent inside a transaction is sent even if it rolls back");

    @ArchTest
    static final ArchRule whatIsToldDoesNotDependOnWhoTellsIt =
            noClasses()
                    .that()
                    .resideInAnyPackage("..inbox..", "..mail..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.backroad.messaging..", "org.apache.kafka..")
                    .because(
                            "listeners translate: a new event changes them and nothing behind"
                                    + " them");
}
