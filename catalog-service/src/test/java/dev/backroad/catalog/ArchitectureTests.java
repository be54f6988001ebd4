package dev.backroad.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.backroad.testsupport.ArchitectureRules;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(packages = "dev.backroad.catalog", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests shared = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule redisIsKnownToTheCacheOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..cache..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework.data.redis..", "io.lettuce..")
                    .because("whoever bypasses the cache's keys brings old values back");

    @ArchTest
    static final ArchRule topicsDoNotKnowRoadmaps =
            noClasses()
                    .that()
                    .resideInAPackage("..topic..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..roadmap..")
                    .because("a topic can stand in another roadmap tomorrow");

    @ArchTest
    static final ArchRule controllersLeaveTheDatabaseAlone =
            noClasses()
                    .that()
                    .areMetaAnnotatedWith(Controller.class)
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(".*(Repository|EntityManager|JdbcClient)")
                    .because("a read that goes around the cache is slow on the day that matters");

    @ArchTest
    static final ArchRule eventsLeaveFromOnePlace =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("V1")
                    .should()
                    .resideInAPackage("..published..")
                    .because("what we tell the world can be read in one folder");
}
