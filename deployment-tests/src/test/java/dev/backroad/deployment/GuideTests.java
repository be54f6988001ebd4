package dev.backroad.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the workshop guide tells people to type names things that are there. */
class GuideTests {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FOLDER_AND_STEP =
            Pattern.compile("-k deploy/kubernetes/overlays/(\\w+) -l backroad.dev/step=(\\w+)");
    private static final Pattern OBJECT =
            Pattern.compile("\\b(statefulset|deployment|service|job)/([\\w-]+)");
    private static final Pattern FORWARD = Pattern.compile("service/([\\w-]+) (\\d+):(\\d+)");
    private static final Pattern PATH = Pattern.compile("deploy/kubernetes/[\\w./-]+");

    private static String commands() {
        return BLOCK.matcher(ServiceSettings.read(Overlay.FOLDER.resolve("README.md")))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.joining());
    }

    private static List<Matcher> all(Pattern pattern) {
        return commands().lines().map(pattern::matcher).filter(Matcher::find).toList();
    }

    @Test
    void everyPathIsThere() {
        assertThat(all(PATH))
                .hasSizeGreaterThan(5)
                .allSatisfy(it ->
                        assertThat(Files.exists(ServiceSettings.PROJECT.resolve(it.group())))
                                .as(it.group())
                                .isTrue());
    }

    @Test
    void everyStepHasObjectsAndAllStepsTogetherHaveAll() {
        var workshop =
                all(FOLDER_AND_STEP).stream().filter(it -> it.group(1).equals("workshop")).toList();
        var applied =
                workshop.stream()
                        .mapToLong(it -> objectsOf(Overlay.named("workshop"), it.group(2)).count())
                        .toArray();

        assertThat(workshop)
                .extracting(it -> it.group(2))
                .containsExactly("stores", "migrations", "services");
        assertThat(applied).doesNotContain(0);
        assertThat(LongStream.of(applied).sum())
                .isEqualTo(Overlay.named("workshop").objects().size());
    }

    private static Stream<HasMetadata> objectsOf(Overlay overlay, String step) {
        return overlay.all(HasMetadata.class)
                .filter(it -> step.equals(it.getMetadata().getLabels().get("backroad.dev/step")));
    }

    @Test
    void everyObjectThatACommandNamesIsInTheOverlay() {
        var there =
                Overlay.named("workshop")
                        .all(HasMetadata.class)
                        .map(it ->
                                it.getKind().toLowerCase(Locale.ROOT)
                                        + "/"
                                        + it.getMetadata().getName())
                        .toList();

        assertThat(all(OBJECT))
                .hasSizeGreaterThan(6)
                .allSatisfy(it -> assertThat(there).contains(it.group()));
    }

    @Test
    void theForwardedPortIsTheOneThatTokensCarry() {
        var gateway = all(FORWARD).getFirst();

        assertThat(gateway.group(1)).isEqualTo("gateway");
        assertThat(gateway.group(3)).isEqualTo("" + ServiceSettings.of("gateway").port());
        assertThat(
                        ServiceSettings.properties(
                                        "deploy/kubernetes/overlays/workshop/backroad.env")
                                .getProperty("BACKROAD_PUBLIC_URL"))
                .isEqualTo("http://localhost:" + gateway.group(2));
    }

    /** The number in the guide is what the command before it prints. */
    @Test
    void theNumberOfObjectsIsTrue() {
        var guide = ServiceSettings.read(Overlay.FOLDER.resolve("README.md"));

        assertThat(guide)
                .contains("modified.\n" + Overlay.named("workshop").raw().size() + "\n```");
    }

    @Test
    void theImagesThatAreLoadedAreThoseOfThePods() {
        var images =
                Overlay.named("workshop").services().values().stream()
                        .map(it -> it.container().getImage());

        assertThat(commands()).contains(images.toArray(String[]::new));
    }
}
