package dev.backroad.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTests {

    private static final List<String> MODULES = List.of("catalog", "not-there");

    @TempDir private Path project;

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(project.resolve("catalog/src/main"));
        Files.createDirectories(project.resolve("catalog/src/test"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("catalog/pom.xml"), "<project/>");
        Files.writeString(project.resolve("catalog/src/main/A.java"), "class A {}");
    }

    @Test
    void changesWithEverySourceAndPom() throws IOException {
        String before = Fingerprint.of(project, MODULES);

        Files.writeString(project.resolve("catalog/src/main/A.java"), "class A { int x; }");
        String afterSource = Fingerprint.of(project, MODULES);
        Files.writeString(project.resolve("catalog/pom.xml"), "<project></project>");
        String afterPom = Fingerprint.of(project, MODULES);
        Files.writeString(project.resolve("catalog/src/main/B.java"), "");
        String afterFile = Fingerprint.of(project, MODULES);
        Files.delete(project.resolve("catalog/src/main/B.java"));

        assertThat(List.of(before, afterSource, afterPom, afterFile)).doesNotHaveDuplicates();
        assertThat(Fingerprint.of(project, MODULES)).isEqualTo(afterPom);
    }

    @Test
    void changesWithEveryDocumentThatThePageShows() throws IOException {
        String before = Fingerprint.of(project, MODULES);

        Files.createDirectories(project.resolve("docs/decisions"));
        Files.writeString(project.resolve("docs/decisions/0001.md"), "# 0001");
        String afterDecision = Fingerprint.of(project, MODULES);
        Files.writeString(project.resolve("catalog/README.md"), "# catalog");
        String afterCard = Fingerprint.of(project, MODULES);

        assertThat(List.of(before, afterDecision, afterCard)).doesNotHaveDuplicates();
    }

    @Test
    void staysWhenOnlyTestsOrTimesChange() throws IOException {
        String before = Fingerprint.of(project, MODULES);

        Files.writeString(project.resolve("catalog/src/test/ATests.java"), "class ATests {}");
        Files.setLastModifiedTime(project.resolve("pom.xml"), FileTime.fromMillis(0));

        assertThat(Fingerprint.of(project, MODULES)).isEqualTo(before);
    }
}
