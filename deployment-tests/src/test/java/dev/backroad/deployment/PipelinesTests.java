package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever builds this by machine does what a person does, and runs nothing that may change. */
class PipelinesTests {

    private static final String BUILD = ".github/workflows/build.yml";
    private static final String RELEASE = ".github/workflows/release.yml";

    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");
    private static final Pattern IMAGE = Pattern.compile("image:? '?([a-z][^\\s',}]*)");
    private static final Pattern SCRIPT = Pattern.compile("deploy/docker/images\\.sh (\\w+)");
    private static final Pattern SERVICES = Pattern.compile("services=\"([^\"]+)\"");

    private static List<MatchResult> all(Pattern pattern, String... files) {
        return Stream.of(files)
                .flatMap(it -> pattern.matcher(ProjectFile.read(it)).results())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, RELEASE, ".github/dependabot.yml", ".gitlab-ci.yml"})
    void isReadableAndSaysNothingTwice(String file) {
        assertThat(ProjectFile.yaml(file)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, ".gitlab-ci.yml", "Jenkinsfile"})
    void testsByTheCommandThatPeopleUse(String file) {
        assertThat(ProjectFile.read(file)).contains("./backroad test").doesNotContain("mvn ");
    }

    @ParameterizedTest
    @ValueSource(strings = {RELEASE, ".gitlab-ci.yml", "Jenkinsfile"})
    void makesImagesByTheOneScript(String file) {
        assertThat(all(SCRIPT, file)).extracting(it -> it.group(1)).contains("build", "index");
        assertThat(ProjectFile.read(file)).doesNotContain("docker build ", "bake");
    }

    @Test
    void testsOnThreeSystems() {
        assertThat(ProjectFile.read(BUILD)).contains("ubuntu-", "macos-", "windows-");
    }

    @Test
    void everyForeignStepIsOneCommitWithItsVersionBeside() {
        assertThat(all(USES, BUILD, RELEASE))
                .hasSizeGreaterThan(5)
                .allSatisfy(step -> {
                    if (!step.group(1).startsWith("./")) {
                        assertThat(step.group(1)).matches("[\\w-]+/[\\w-]+@[0-9a-f]{40}");
                        assertThat(step.group(2)).matches(" # v\\d+\\.\\d+\\.\\d+");
                    }
                });
    }

    @Test
    void oneStepHasOneVersionEverywhere() {
        var versions =
                all(USES, BUILD, RELEASE).stream().map(it -> it.group(1)).distinct().toList();

        assertThat(versions).extracting(it -> it.replaceAll("@.*", "")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitlab-ci.yml", "Jenkinsfile"})
    void everyImageIsOfAVersionAndOfNoCertainHost(String file) {
        assertThat(all(IMAGE, file))
                .isNotEmpty()
                .allSatisfy(image ->
                        assertThat(image.group(1)).matches("[a-z-]+(/[a-z-]+)?:\\d[\\w.-]*"));
    }

    @Test
    void aForkNeedsNoSecretToBeGreen() {
        assertThat(ProjectFile.read(BUILD)).doesNotContain("secrets.", "pull_request_target");
        assertThat(ProjectFile.read(RELEASE))
                .contains("if: env.REGISTRY != ''", "if: vars.REGISTRY != ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, RELEASE})
    void mayOnlyReadUnlessAJobSaysOtherwise(String file) {
        assertThat(ProjectFile.yaml(file).path("permissions"))
                .hasToString("{\"contents\":\"read\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, RELEASE})
    void everyJobEndsSomeTime(String file) {
        assertThat(ProjectFile.yaml(file).path("jobs"))
                .isNotEmpty()
                .allMatch(job -> job.has("timeout-minutes") || job.has("uses"));
    }

    @Test
    void imagesAreThoseThatComposeBuilds() {
        var script = SERVICES.matcher(ProjectFile.read("deploy/docker/images.sh"));
        var built =
                ProjectFile.yaml("docker-compose.yml").path("services").properties().stream()
                        .filter(service -> service.getValue().has("build"))
                        .map(Map.Entry::getKey)
                        .filter(name -> !name.endsWith("-2"))
                        .toList();

        assertThat(script.find()).isTrue();
        assertThat(script.group(1).split(" ")).containsExactlyElementsOf(built);
    }

    @Test
    void whatIsWatchedForNewVersionsIsThere() {
        assertThat(ProjectFile.yaml(".github/dependabot.yml").path("updates"))
                .extracting(it -> it.path("package-ecosystem").asText())
                .containsExactlyInAnyOrder("maven", "github-actions", "docker", "docker-compose");
        assertThat(Path.of("../deploy/docker/Dockerfile")).exists();
        assertThat(Files.isExecutable(Path.of("../deploy/docker/images.sh"))).isTrue();
    }
}
