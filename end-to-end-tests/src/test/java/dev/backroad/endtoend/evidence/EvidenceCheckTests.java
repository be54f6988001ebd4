package dev.backroad.endtoend.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check is worth something: one broken example of each kind is found, with file and line. */
class EvidenceCheckTests {

    private static final String TESTS = "kind: test, path: shop/src/test/java/shop/TillTests.java";

    @TempDir Path project;

    @BeforeEach
    void aSmallProject() throws IOException {
        write(
                "shop/src/main/java/shop/Till.java",
                """
                package shop;

                /** Unlike a purse, it calls count() on purpose. */
                class Till {
                    int open() {
                        return drawer.size() + Purse.count();
                    }

                    void on() {}
                }
                """);
        write("shop/src/main/resources/till.sql", "-- create table coin\ncreate table bill ();\n");
        write("shop/src/main/resources/till.properties", "# a.b=1\nopen.at=8\n");
        write("shop/src/main/resources/page.js", "export function ring() {}\n// function bell\n");
        write(
                "shop/src/test/java/shop/TillCheck.java",
                "class TillCheck { @Test void opens() {} }");
        write(
                "shop/src/test/java/shop/OffTests.java",
                "@Disabled class OffTests { @Test void a() {} }");
        write(
                "shop/src/test/java/shop/TillTests.java",
                """
                package shop;

                class TillTests {
                    @Test void opens() {}
                    @ParameterizedTest void counts(int coins) {}
                    @Disabled("flaky") @Test void closes() {}
                    @EnabledIfSystemProperty(named = "slow", matches = "true") @Test void slow() {}
                    @DisabledOnOs(OS.WINDOWS) @Test void rings() {}
                    @EnabledOnOs(OS.WINDOWS) @Test void beeps() {}
                    @Tag("nightly") @Test void sleeps() {}
                    @Tag("launcher") @Test void needsTheLauncher() {}
                    @Test void dreams() { assumeTrue(night()); }
                    void helps() {}
                    class Inner { @Test void forgotten() {} }
                    @Nested class Drawer { @Test void slides() {} }
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: code, path: shop/src/main/java/shop/Till.java, symbol: Till",
                "kind: code, path: shop/src/main/java/shop/Till.java, symbol: open",
                "kind: code, path: shop/src/main/java/shop/Till.java, symbol: 'on'",
                "kind: code, path: shop/src/main/resources/till.sql, symbol: bill",
                "kind: code, path: shop/src/main/resources/till.properties, symbol: open.at",
                "kind: code, path: shop/src/main/resources/page.js, symbol: ring",
                "kind: code, path: shop/src/main/resources/page.js",
                TESTS + ", symbol: TillTests",
                TESTS + ", symbol: opens",
                TESTS + ", symbol: counts",
                TESTS + ", symbol: rings",
                TESTS + ", symbol: needsTheLauncher",
                TESTS + ", symbol: slides",
                "kind: try-it, request: GET /api/v1/tills",
                "kind: reading"
            })
    void findsNothingWrongWithSoundEvidence(String evidence) throws IOException {
        assertThat(findings(evidence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind: code, path: shop/Gone.java, symbol: Gone | there is no file shop/Gone.java
                    kind: code, path: ../../etc/passwd | there is no file ../../etc/passwd
                    kind: code, path: shop/src/main/java/shop/Till.java | a type or method of shop/src/main/java/shop/Till.java must be named as symbol
                    kind: code, path: shop/src/main/java/shop/Till.java, symbol: count | "count" is not declared in shop/src/main/java/shop/Till.java
                    kind: code, path: shop/src/main/java/shop/Till.java, symbol: on | "true" is not declared in shop/src/main/java/shop/Till.java
                    kind: code, path: shop/src/main/java/shop/Till.java, symbol: drawer | "drawer" is not declared in shop/src/main/java/shop/Till.java
                    kind: code, path: shop/src/main/resources/till.sql, symbol: coin | "coin" is not declared in shop/src/main/resources/till.sql
                    kind: code, path: shop/src/main/resources/till.properties, symbol: a.b | "a.b" is not declared in shop/src/main/resources/till.properties
                    kind: code, path: shop/src/main/resources/page.js, symbol: bell | "bell" is not declared in shop/src/main/resources/page.js
                    kind: code, path: shop/src/test/java/shop/TillTests.java, symbol: opens | shop/src/test/java/shop/TillTests.java is a test
                    kind: test, path: shop/src/test/java/shop/GoneTests.java, symbol: a | there is no file shop/src/test/java/shop/GoneTests.java
                    kind: test, path: shop/src/test/java/shop/TillCheck.java, symbol: opens | shop/src/test/java/shop/TillCheck.java is not among the tests of the build
                    kind: test, path: shop/src/test/java/shop/OffTests.java, symbol: OffTests | "OffTests" is not run: @Disabled
                    kind: test, path: shop/src/test/java/shop/OffTests.java, symbol: a | "a" is not run: @Disabled
                    kind: lab, path: labs/01 | there is no file labs/01
                    kind: rumour | there is no kind "rumour"
                    kind: try-it, request: the tills | the request is not a method and a path, headers, a body
                    kind: try-it, request: GET https://elsewhere.example | the request is not a method and a path, headers, a body
                    """)
    void findsWhatIsBroken(String evidence, String reason) throws IOException {
        assertThat(findings(evidence)).containsExactly(topic() + ":7: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    helps     | "helps" is no test and no class with tests
                    gone      | "gone" is no test and no class with tests
                    closes    | "closes" is not run: @Disabled("flaky")
                    slow      | "slow" is not run: @EnabledIfSystemProperty(named = "slow", matches = "true")
                    beeps     | "beeps" is not run: @EnabledOnOs(OS.WINDOWS)
                    sleeps    | "sleeps" is not run: @Tag("nightly")
                    dreams    | "dreams" is not run: it may skip itself by an assumption
                    forgotten | "forgotten" is not run: its class stands inside another without @Nested
                    """)
    void findsATestThatTheBuildDoesNotRun(String test, String reason) throws IOException {
        assertThat(findings(TESTS + ", symbol: " + test))
                .containsExactly(topic() + ":7: " + reason);
    }

    @Test
    void findsATestOfAModuleThatIsNotBuilt() throws IOException {
        var check = new EvidenceCheck(new PieceCheck(project, Set.of("bank"), noReports()));

        assertThat(check.findings(showing(TESTS + ", symbol: opens")))
                .singleElement()
                .asString()
                .endsWith("TillTests.java is not among the tests of the build");
    }

    @Test
    void findsATestThatWasSkippedThoughItsSourceDoesNotSaySo() throws IOException {
        report("<testcase name=\"opens\" time=\"1\"><skipped/></testcase>");

        assertThat(findings(TESTS + ", symbol: opens"))
                .containsExactly(topic() + ":7: \"opens\" was skipped in this build");
    }

    @Test
    void testThatRanOnceAmongItsExamplesHasRun() throws IOException {
        report(
                "<testcase name=\"counts(int)[1]\"><skipped/></testcase>"
                        + "<testcase name=\"counts(int)[2]\" time=\"0\"/>");

        assertThat(findings(TESTS + ", symbol: counts")).isEmpty();
    }

    @Test
    void findsATestThatTheBuildLeftOut() throws IOException {
        report("<testcase name=\"counts(int)[1]\" time=\"0\"/>");
        var afterAllOthers =
                new EvidenceCheck(
                        new PieceCheck(
                                project, Set.of("shop"), new TestReports(project, Set.of("shop"))));

        assertThat(afterAllOthers.findings(showing(TESTS + ", symbol: opens")))
                .containsExactly(topic() + ":7: \"opens\" did not run in this build");
    }

    @Test
    void reportOfAnOlderTestSaysNothing() throws IOException {
        report("<testcase name=\"opens\"><skipped/></testcase>");
        Files.setLastModifiedTime(compiled(), FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(findings(TESTS + ", symbol: opens")).isEmpty();
    }

    @Test
    void findsATopicWithoutEvidence() throws IOException {
        assertThat(findings())
                .containsExactly(topic() + ":1: the topic has no evidence, not even reading");
    }

    @Test
    void findsATopicThatIsDemonstratedAndYetOnlyReading() throws IOException {
        var code = "kind: code, path: shop/src/main/java/shop/Till.java, symbol: open";

        assertThat(findings(code, TESTS + ", symbol: opens", "kind: reading"))
                .containsExactly(topic() + ":9: no topic is demonstrated and yet only reading");
    }

    @Test
    void findsEvidenceThatStandsTwice() throws IOException {
        var one = "kind: code, path: shop/src/main/java/shop/Till.java, symbol: open";

        assertThat(findings(one, one)).containsExactly(topic() + ":8: it stands here twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    http://example.org/       | http://example.org/ is not https:// and the name of a host
                    https://localhost/x       | https://localhost/x is not https:// and the name of a host
                    https:///x                | https:///x is not https:// and the name of a host
                    https://me@example.org/   | https://me@example.org/ is not https:// and the name of a host
                    https://example.org/{a    | https://example.org/{a is not https:// and the name of a host
                    https://example.com/first | it stands here twice
                    """)
    void findsABadUrl(String url, String reason) throws IOException {
        write(
                "topics/till.md",
                """
                ---
                slug: till
                resources:
                  - {url: "https://example.com/first"}
                  - {url: "%s"}
                evidence: [{kind: reading}]
                ---
                """
                        .formatted(url));

        assertThat(check().findings(new TopicFile(topic())))
                .containsExactly(topic() + ":5: " + reason);
    }

    private List<String> findings(String... evidence) throws IOException {
        return check().findings(showing(evidence));
    }

    private EvidenceCheck check() {
        return new EvidenceCheck(new PieceCheck(project, Set.of("shop"), noReports()));
    }

    private TestReports noReports() {
        return new TestReports(project, Set.of());
    }

    private Path topic() {
        return project.resolve("topics/till.md");
    }

    /** A topic whose evidence begins on line 7. */
    private TopicFile showing(String... evidence) throws IOException {
        var entries =
                new StringBuilder(
                        "---\nslug: till\nresources:\n  - {url: \"https://a.org\"}\n\nevidence:\n");
        for (var entry : evidence) {
            entries.append("  - {").append(entry).append("}\n");
        }
        var none = entries.toString().replace("evidence:\n", "evidence: []\n");
        write("topics/till.md", (evidence.length == 0 ? none : entries) + "---\n\nText.\n");
        return new TopicFile(topic());
    }

    private void report(String cases) throws IOException {
        write("shop/target/test-classes/shop/TillTests.class", "");
        write(
                "shop/target/surefire-reports/TEST-shop.TillTests.xml",
                "<testsuite>" + cases + "</testsuite>");
    }

    private Path compiled() {
        return project.resolve("shop/target/test-classes/shop/TillTests.class");
    }

    private void write(String name, String text) throws IOException {
        var file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
