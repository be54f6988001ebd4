package dev.backroad.messaging;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.backroad.testsupport.ArchitectureRules;

@AnalyzeClasses(packages = "dev.backroad.messaging", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests shared = ArchTests.in(ArchitectureRules.class);
}
