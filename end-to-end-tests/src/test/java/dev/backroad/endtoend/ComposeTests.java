package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.endtoend.ComposeFile.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

/** What docker-compose.yml and the Dockerfile promise, read without Docker. */
class ComposeTests {

    private static final Path PROJECT = Path.of("..");
    private static final ComposeFile COMPOSE =
            ComposeFile.read(PROJECT.resolve("docker-compose.yml"));
    private static final List<String> DOCKERFILE = lines("deploy/docker/Dockerfile");
    private static final long SIX_GIGABYTES = 6_000;

    /** A name with a version that begins with a number. */
    private static final Pattern PINNED =
            Pattern.compile(
                    "[a-z][a-z0-9/_-]*:(v?\\d[\\w.-]*|trixie-slim|\\$\\{BACKROAD_VERSION:-\\d.*})");

    private static final Pattern LOOPBACK =
            Pattern.compile("127\\.0\\.0\\.1:(\\d+|\\$\\{\\w+:-\\d+}):\\d+");
    private static final Pattern SECRET =
            Pattern.compile("(?i)password|secret|token|credential|encryption.key");

    static Stream<Service> services() {
        return COMPOSE.services();
    }

    static Stream<Service> ours() {
        return COMPOSE.services().filter(Service::isOurs);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(PROJECT.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void startsEverythingUnlessAskedForLess() {
        assertThat(lines(".env")).contains("COMPOSE_PROFILES=system");
        assertThat(COMPOSE.services().filter(it -> it.isIn("system")).map(Service::name))
                .contains("postgres", "redis", "kafka", "mailpit", "nginx")
                .contains("identity-service", "catalog-service", "progress-service")
                .contains("notification-service", "gateway");
        assertThat(COMPOSE.services().filter(it -> it.isIn("infrastructure")))
                .isNotEmpty()
                .noneMatch(Service::isOurs);
        assertThat(COMPOSE.services().filter(it -> it.isIn("scale") && it.isOurs())).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("services")
    void isOfAPinnedImage(Service service) {
        assertThat(service.text("image")).matches(PINNED);
    }

    @Test
    void isBuiltFromPinnedImages() {
        var notPulled = List.of("${JARS}", "scratch");

        var images =
                DOCKERFILE.stream()
                        .filter(line -> line.startsWith("FROM "))
                        .map(line -> line.split(" ", -1)[1])
                        .filter(image -> !notPulled.contains(image));

        assertThat(images).hasSizeGreaterThan(4).allMatch(image -> PINNED.matcher(image).matches());
    }

    @Test
    void runsWithoutAShellBelowIt() {
        assertThat(DOCKERFILE.stream().filter(line -> line.startsWith("FROM ")).toList().getLast())
                .isEqualTo("FROM scratch");
    }

    @Test
    void fitsIntoSixGigabytes() {
        var system = COMPOSE.services().filter(service -> service.isIn("system"));

        assertThat(system.mapToLong(Service::megabytes).sum()).isBetween(1_000L, SIX_GIGABYTES);
    }

    @ParameterizedTest
    @MethodSource("services")
    void hasALimit(Service service) {
        assertThat(service.megabytes()).isLessThan(1_024);
    }

    @ParameterizedTest
    @MethodSource("services")
    void hasAHealthCheckUnlessItEnds(Service service) {
        var inImage = DOCKERFILE.stream().anyMatch(line -> line.startsWith("HEALTHCHECK "));

        assertThat(
                        service.isJob()
                                || service.settings().path("healthcheck").has("test")
                                || (service.isOurs() && inImage))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void waitsUntilWhatItNeedsIsReady(Service service) {
        service.settings()
                .path("depends_on")
                .propertyStream()
                .forEach(needed -> {
                    var other = COMPOSE.service(needed.getKey());
                    assertThat(service.texts("profiles")).allMatch(other::isIn);
                    assertThat(needed.getValue().path("condition").asString())
                            .isEqualTo(
                                    other.isJob()
                                            ? "service_completed_successfully"
                                            : "service_healthy");
                });
    }

    @ParameterizedTest
    @MethodSource("services")
    void isReachedFromThisMachineOnly(Service service) {
        assertThat(service.texts("ports")).allMatch(port -> LOOPBACK.matcher(port).matches());
    }

    @Test
    void hasOneDoorToTheServices() {
        assertThat(ours()).allMatch(service -> service.texts("ports").findAny().isEmpty());
        assertThat(COMPOSE.service("nginx").texts("ports")).containsExactly("127.0.0.1:8443:8443");
    }

    @ParameterizedTest
    @MethodSource("services")
    void mayDoLittle(Service service) {
        assertThat(service.texts("cap_drop")).containsExactly("ALL");
        assertThat(service.texts("cap_add")).doesNotContain("ALL", "SYS_ADMIN", "NET_ADMIN");
        assertThat(service.texts("security_opt")).contains("no-new-privileges:true");
        assertThat(service.settings().has("privileged")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void writesNowhereButIntoTmp(Service service) {
        assertThat(service.settings().path("read_only").asBoolean()).isTrue();
        assertThat(service.texts("tmpfs")).hasSize(1).allMatch(path -> path.startsWith("/tmp:"));
        assertThat(service.texts("volumes")).allMatch(volume -> volume.endsWith(":ro"));
    }

    @Test
    void runsAsANumberThatIsNotRoot() {
        var user = last("USER ");

        assertThat(user).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
        assertThat(ours()).noneMatch(service -> service.settings().has("user"));
    }

    @Test
    void stopsWithoutAShellBetween() {
        assertThat(last("ENTRYPOINT ")).startsWith("[").doesNotContain("sh\"");
        assertThat(last("STOPSIGNAL ")).isEqualTo("SIGTERM");
        // Longer than it answers when it was told to stop, and the two time-outs of 20 s then.
        assertThat(ours()).allMatch(it -> it.text("stop_grace_period").equals("50s"));
        assertThat(ours())
                .allMatch(it ->
                        it.settings()
                                .path("environment")
                                .path("BACKROAD_DRAIN")
                                .asString()
                                .equals("5s"));
    }

    private static String last(String instruction) {
        return DOCKERFILE.stream()
                .filter(line -> line.startsWith(instruction))
                .reduce("", (_, line) -> line)
                .replace(instruction, "");
    }

    @Test
    void holdsNoSecret() {
        assertThat(COMPOSE.services())
                .allSatisfy(service ->
                        assertThat(service.settings().path("environment").propertyStream())
                                .noneMatch(it -> SECRET.matcher(it.getKey()).find()));
        assertThat(lines(".env"))
                .noneMatch(line -> !line.startsWith("#") && SECRET.matcher(line).find());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void knowsItsOwnSecretsOnly(Service service) {
        var volume = service.name().replace("-2", "").replace("-service", "") + "-secrets";

        assertThat(service.texts("volumes")).containsExactly(volume + ":/run/secrets/backroad:ro");
    }

    @ParameterizedTest
    @MethodSource("ours")
    void listensWhereItsConfigurationSays(Service service) throws IOException {
        var module = service.argument("SERVICE");
        var settings =
                new YamlPropertySourceLoader()
                        .load(
                                module,
                                new FileSystemResource(
                                        PROJECT.resolve(
                                                module + "/src/main/resources/application.yml")))
                        .getFirst();
        var port = String.valueOf(settings.getProperty("server.port"));
        var url = "BACKROAD_" + module.replace("-service", "").toUpperCase(Locale.ROOT) + "_URL";

        assertThat(service.argument("PORT")).isEqualTo(port);
        assertThat(service.argument("MANAGEMENT_PORT"))
                .isEqualTo(String.valueOf(settings.getProperty("management.server.port")));
        assertThat(service.settings().path("environment").path(url).asString())
                .isEqualTo("http://" + module + ":" + port);
    }
}
