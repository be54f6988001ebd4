package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Whoever builds this by machine does what a person does, and runs nothing that may change. */
class PipelinesTests {

    private static final String BUILD = ".github/workflows/build.yml";
    private static final String RELEASE = ".github/workflows/release.yml";

    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");
    private static final Pattern IMAGE = Pattern.compile("image:? '?([a-z][^\\s',}]*)");
    private static final Pattern SCRIPT = Pattern.compile("deploy/docker/images\\.sh (\\w+)");
    private static final Pattern SERVICES = Pattern.compile("services=\"([^\"]+)\"");

    private static String read(String file) {
        return ServiceSettings.read(ServiceSettings.PROJECT.resolve(file));
    }

    private static Map<Object, Object> yaml(String file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options).load(read(file));
    }

    private static List<MatchResult> all(Pattern pattern, String... files) {
        return Stream.of(files).flatMap(it -> pattern.matcher(read(it)).results()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, RELEASE, ".github/dependabot.yml", ".gitlab-ci.yml"})
    void isReadableAndSaysNothingTwice(String file) {
        assertThat(yaml(file)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, ".gitlab-ci.yml", "Jenkinsfile"})
    void testsByTheCommandThatPeopleUse(String file) {
        assertThat(read(file)).contains("./backroad test").doesNotContain("mvn ");
    }

    @ParameterizedTest
    @ValueSource(strings = {RELEASE, ".gitlab-ci.yml", "Jenkinsfile"})
    void makesImagesByTheOneScript(String file) {
        assertThat(all(SCRIPT, file)).extracting(it -> it.group(1)).contains("build", "index");
        assertThat(read(file)).doesNotContain("docker build ", "bake");
    }

    @Test
    void testsOnThreeSystems() {
        assertThat(read(BUILD)).contains("ubuntu-", "macos-", "windows-");
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
        assertThat(read(BUILD)).doesNotContain("secrets.", "pull_request_target");
        assertThat(read(RELEASE)).contains("if: env.REGISTRY != ''", "if: vars.REGISTRY != ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, RELEASE})
    void mayOnlyReadUnlessAJobSaysOtherwise(String file) {
        assertThat(yaml(file).get("permissions")).isEqualTo(Map.of("contents", "read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, RELEASE})
    void everyJobEndsSomeTime(String file) {
        assertThat((Map<?, ?>) yaml(file).get("jobs"))
                .allSatisfy((name, job) -> assertThat(((Map<?, ?>) job).keySet().toString())
                        .as("%s", name)
                        .containsAnyOf("timeout-minutes", "uses"));
    }

    @Test
    void imagesAreThoseThatComposeBuilds() {
        var script = SERVICES.matcher(read("deploy/docker/images.sh"));
        var built = new ArrayList<String>();
        ((Map<?, ?>) yaml("docker-compose.yml").get("services"))
                .forEach((name, service) -> {
                    if (((Map<?, ?>) service).containsKey("build")
                            && !name.toString().endsWith("-2")) {
                        built.add(name.toString());
                    }
                });

        assertThat(script.find()).isTrue();
        assertThat(script.group(1).split(" ")).containsExactlyElementsOf(built);
    }

    @Test
    void whatIsWatchedForNewVersionsIsThere() {
        assertThat((List<?>) yaml(".github/dependabot.yml").get("updates"))
                .extracting(it -> ((Map<?, ?>) it).get("package-ecosystem"))
                .containsExactlyInAnyOrder("maven", "github-actions", "docker", "docker-compose");
        assertThat(Path.of("../deploy/docker/Dockerfile")).exists();
        assertThat(Files.isExecutable(Path.of("../deploy/docker/images.sh"))).isTrue();
    }
}
