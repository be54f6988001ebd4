package dev.backroad.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, in a copy of the checkout, with a PATH of the test's choice. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTests {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> TOOLS =
            List.of(
                    "sh",
                    "cat",
                    "cksum",
                    "cp",
                    "dirname",
                    "find",
                    "grep",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sort",
                    "tr",
                    "env",
                    "sleep");

    @TempDir private Path folder;

    private Path project = Path.of("");
    private Path path = Path.of("");

    @BeforeEach
    void copyTheCheckout() throws IOException {
        project = Files.createDirectories(folder.resolve("check out"));
        path = Files.createDirectories(folder.resolve("bin"));
        copy(CHECKOUT.resolve("backroad"), project.resolve("backroad"));
        copy(CHECKOUT.resolve("pom.xml"), project.resolve("pom.xml"));
        copy(CHECKOUT.resolve("launcher/pom.xml"), project.resolve("launcher/pom.xml"));
        copy(CHECKOUT.resolve("launcher/src/main"), project.resolve("launcher/src/main"));
        for (String tool : TOOLS) {
            program(tool, "exec " + which(tool) + " \"$@\"");
        }
    }

    @Test
    void showsTheHelpWithoutAJdk() throws Exception {
        assertThat(run(Map.of(), "help").exitCode).isZero();
        assertThat(run(Map.of()).out).contains("./backroad up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --help",
                "up --port-base 37000 --help",
                "down --help",
                "down -h",
                "status --help",
                "logs --help",
                "token --help",
                "dead-letters --help",
                "keys --help",
                "doctor --help",
                "reset --yes --help",
                "explain --help",
                "test --help",
                "bench --help"
            })
    void showsTheHelpOfACommandAndDoesNothingElse(String line) throws Exception {
        program("mvn", "echo never");

        Run run = run(withJdk(), words(line));

        assertThat(run.exitCode).isZero();
        assertThat(run.out).startsWith("Usage: ./backroad " + line.replaceFirst(" .*", ""));
        assertThat(run.err).isEmpty();
        assertThat(project.resolve(".backroad")).doesNotExist();
    }

    @Test
    void leavesToMavenWhatFollowsItsArguments() throws Exception {
        program("mvn", "echo \"$@\"");

        assertThat(run(withJdk(), "test", "-pl", "gateway", "--help").out)
                .isEqualTo("verify --batch-mode -Dstyle.color=never -pl gateway --help\n");
    }

    @Test
    void answersAnUnknownCommandWithTheHelp() throws Exception {
        Run run = run(Map.of(), "frobnicate");

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err)
                .endsWith("There is no command \"frobnicate\".\n")
                .contains("./backroad up");
    }

    @Test
    void explainsWithoutAJdk() throws Exception {
        assertThat(run(Map.of(), "explain", "br-103").out).startsWith("# BR-103: ");
        assertThat(run(Map.of(), "explain", "BR-999").exitCode).isEqualTo(2);
        assertThat(run(Map.of(), "explain").exitCode).isEqualTo(2);
    }

    @Test
    void saysWhatToInstallWithoutAJdk25() throws Exception {
        Run run = run(Map.of("BACKROAD_JAVA_HOME", jdk("17.0.15").toString()), "up");

        assertThat(run.exitCode).isEqualTo(3);
        assertThat(run.err.lines())
                .hasSize(5) // the greeting and the four lines
                .anyMatch(line -> line.contains("which is no JDK 25"))
                .last()
                .isEqualTo("More: ./backroad explain BR-101");
    }

    @Test
    void takesTheFirstJdk25AmongOlderOnes() throws Exception {
        Path old = jdk("17.0.15");
        Path good = jdk("25.0.3");

        Run run =
                run(
                        Map.of("JAVA_HOME", old.toString(), "BACKROAD_JAVA_HOME", good.toString()),
                        "status");

        assertThat(run.err).contains("BR-103"); // it came as far as to look for Maven
    }

    @Test
    void saysWhatToInstallWithoutMaven() throws Exception {
        Run run = run(withJdk(), "status");

        assertThat(run.exitCode).isEqualTo(3);
        assertThat(run.err.lines()).hasSize(4).last().isEqualTo("More: ./backroad explain BR-103");
    }

    @Test
    void handsTheArgumentsOfTestToMavenAndAsksForALogThatProgramsCanRead() throws Exception {
        program("mvn", "echo \"$JAVA_HOME\" \"$@\"");
        Map<String, String> environment = withJdk();

        Run run = run(environment, "test", "-pl", "catalog-service", "-Dtest=A B");

        assertThat(run.exitCode).isZero();
        assertThat(run.out.strip())
                .isEqualTo(
                        environment.get("BACKROAD_JAVA_HOME")
                                + " verify --batch-mode -Dstyle.color=never"
                                + " -pl catalog-service -Dtest=A B");
    }

    @Test
    void runsTheFaultTestsAlone() throws Exception {
        program("mvn", "echo \"$@\"");

        Run plain = run(withJdk(), "test", "faults");
        Run asked =
                run(
                        withJdk(),
                        "test",
                        "faults",
                        "--seconds",
                        "600",
                        "--seed=42",
                        "--against-defaults");

        assertThat(plain.exitCode).isZero();
        assertThat(plain.out)
                .startsWith("verify ")
                .contains(
                        "--projects fault-tests --also-make",
                        " -Dtest=dev/backroad/faults/**/*Tests ")
                .contains(" -Dbackroad.faults=all")
                .doesNotContain("-Dbackroad.faults.");
        assertThat(asked.out.strip())
                .endsWith(
                        "-Dbackroad.faults.seconds=600 -Dbackroad.faults.seed=42"
                                + " -Dbackroad.faults.against-defaults=true");
    }

    @Test
    void playsTheStoriesAgainstARunningCompose() throws Exception {
        program("mvn", "echo \"$@\"");
        program("docker", "exit 0");

        Run run = run(withJdk(), "test", "compose");

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.out)
                .contains("--projects end-to-end-tests", "-DexcludedGroups=launcher")
                .contains("-Dbackroad.system.url=https://localhost:8443");
    }

    @Test
    void saysThatComposeDoesNotRun() throws Exception {
        program("mvn", "echo never");
        program("docker", "exit 1");

        Run run = run(withJdk(), "test", "compose");

        assertThat(run.exitCode).isEqualTo(3);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("docker compose up --wait", "BR-128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test faults --seconds",
                "test faults --seconds 0",
                "test faults --seconds 1m",
                "test faults --seconds -5",
                "test faults --seconds=",
                "test faults --seed 1 --seed",
                "test faults --seed 99999999999999999999",
                "test faults --frob",
                "test faults 60",
                "bench frob",
                "bench events now",
                "bench edge live",
                "bench edge --quick",
                "bench --frob",
                "bench --only",
                "bench --only frob",
                "bench --only edge,",
                "bench --only edge,frob",
                "bench --seconds 10",
                "bench --profile --seconds 0",
                "bench --profile --quick",
                "bench --port-base 1e4"
            })
    void refusesWrongOptionsOfTestAndBenchBeforeAnythingRuns(String line) throws Exception {
        program("mvn", "echo never");

        Run run = run(Map.of(), words(line));

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err).startsWith("Usage: ./backroad " + line.replaceFirst(" .*", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench                          | whole/run",
                "bench --quick                  | whole/run quick=yes",
                "bench --only edge,live         | whole/run only=edge,live",
                "bench --quick --only=edge      | whole/run quick=yes only=edge",
                "bench --port-base 21000        | whole/run base=21000",
                "bench --profile                | profile/run",
                "bench --profile --seconds 90   | profile/run seconds=90",
                "bench edge                     | edge/run",
                "bench events                   | events/run"
            })
    void handsTheOptionsOfBenchToItsParts(String line, String told) throws Exception {
        program("mvn", "echo never");
        program(
                "bash",
                "echo $1${QUICK:+ quick=$QUICK}${ONLY:+ only=$ONLY}"
                        + "${PROFILE_SECONDS:+ seconds=$PROFILE_SECONDS}"
                        + "${BENCH_PORT_BASE:+ base=$BENCH_PORT_BASE}");

        Run run = run(withJdk(), words(line));

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.out).isEqualTo("benchmarks/" + told + "\n");
    }

    @Test
    void everyPartOfTheBenchmarkCanBeAskedFor() throws Exception {
        program("mvn", "echo never");
        program("bash", "echo \"$1\"");
        try (var parts = Files.list(CHECKOUT.resolve("benchmarks"))) {
            List<String> names =
                    parts.filter(part -> Files.exists(part.resolve("run")))
                            .map(part -> part.getFileName().toString())
                            .filter(name -> !List.of("whole", "profile").contains(name))
                            .toList();

            assertThat(names).contains("edge", "live");
            for (String name : names) {
                assertThat(run(withJdk(), "bench", name).out)
                        .isEqualTo("benchmarks/" + name + "/run\n");
            }
        }
    }

    @Test
    void showsTheOptionsOfTheFaultTests() throws Exception {
        Run run = run(Map.of(), "test", "faults", "--help");

        assertThat(run.exitCode).isZero();
        assertThat(run.out).contains("--seconds N", "--seed N", "--against-defaults");
    }

    @Test
    void saysWhatMavenSaysWhenTheLauncherCannotBeBuilt() throws Exception {
        program("mvn", "echo '[ERROR] Main.java: no such'; exit 1");

        Run run = run(withJdk(), "status");

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.err)
                .contains("  | [ERROR] Main.java: no such", "BR-111", "Log: .backroad/cache/");
    }

    @Test
    void findsItselfThroughALinkFromElsewhere() throws Exception {
        Path link = Files.createSymbolicLink(path.resolve("br"), project.resolve("backroad"));

        Run run = runProgram(link, Map.of(), "explain", "BR-101");

        assertThat(run.out).startsWith("# BR-101: ");
    }

    @Test
    void speaksWithinATenthOfASecond() throws Exception {
        Process process = start(project.resolve("backroad"), Map.of(), "up");
        long begin = System.nanoTime();

        int first = process.getErrorStream().read();
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        process.getErrorStream().readAllBytes();

        assertThat((char) first).isEqualTo('B');
        assertThat(time).isLessThan(Duration.ofSeconds(1)); // 100 ms, on a machine that is not busy
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }

    private Map<String, String> withJdk() throws IOException {
        return Map.of("BACKROAD_JAVA_HOME", jdk("25.0.3").toString());
    }

    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk-" + version));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            script(home.resolve("bin").resolve(program), "exit 0");
        }
        return home;
    }

    private void program(String name, String script) throws IOException {
        script(path.resolve(name), script);
    }

    private static void script(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return runProgram(project.resolve("backroad"), environment, arguments);
    }

    private Run runProgram(Path program, Map<String, String> environment, String... arguments)
            throws Exception {
        Process process = start(program, environment, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private Process start(Path program, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private record Run(int exitCode, String out, String err) {}

    private static Path which(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(directory -> Path.of(directory, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
