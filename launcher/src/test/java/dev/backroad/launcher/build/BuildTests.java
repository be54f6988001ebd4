package dev.backroad.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class BuildTests {

    @TempDir private Path project;

    @BeforeEach
    void checkout() throws IOException {
        Files.writeString(
                project.resolve("pom.xml"),
                "<modules><module>catalog</module><module>launcher</module></modules>");
        Files.createDirectories(project.resolve("catalog/src/main"));
    }

    @Test
    void isNeededUntilItSucceededAndAgainAfterAChange() throws Exception {
        Build build = build("#!/bin/sh\nexit 0\n");
        boolean first = build.needed();
        build.run();
        boolean second = build.needed();
        Files.writeString(project.resolve("catalog/src/main/A.java"), "class A {}");

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(build.needed()).isTrue();
    }

    @Test
    void doesNotMindTheLaunchersOwnSources() throws Exception {
        Build build = build("#!/bin/sh\nexit 0\n");
        build.run();

        Files.createDirectories(project.resolve("launcher/src/main"));
        Files.writeString(project.resolve("launcher/src/main/A.java"), "class A {}");

        assertThat(build.needed()).isFalse();
    }

    @Test
    void showsTheErrorsAndWhereTheLogIs() throws IOException {
        Build build =
                build("#!/bin/sh\necho '[INFO] hi'\necho '[ERROR] A.java:1 no such'\nexit 1\n");

        Problem problem = catchThrowableOfType(Problem.class, build::run);

        assertThat(problem.code()).isEqualTo(ErrorCode.BUILD_FAILED);
        assertThat(problem.lines(project))
                .startsWith("  | [ERROR] A.java:1 no such")
                .last()
                .asString()
                .endsWith("Log: cache/build.log");
        assertThat(build.needed()).isTrue();
    }

    private Build build(String maven) throws IOException {
        Path script = Files.writeString(project.resolve("mvn"), maven);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return new Build(
                project, project.resolve("cache"), Console.ofProcess("", true), script.toString());
    }
}
