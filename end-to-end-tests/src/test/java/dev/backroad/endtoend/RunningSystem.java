package dev.backroad.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole system, started once by the launcher on ports and data of its own; or one that runs
 * already, such as Compose, when {@code backroad.system.url} names its address.
 */
final class RunningSystem {

    /** A process of the system. */
    record Part(String name, long pid) {}

    /** In the order of their ports. */
    static final List<String> SERVICES =
            List.of(
                    "gateway",
                    "identity-service",
                    "catalog-service",
                    "progress-service",
                    "notification-service");

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final String ELSEWHERE = System.getProperty("backroad.system.url", "");
    private static final RunningSystem INSTANCE =
            ELSEWHERE.isEmpty() ? new RunningSystem(freePortBase()) : new RunningSystem();

    private final int portBase;
    private final Cli cli;

    /** One that is only talked to; the files that vouch for it are named from the project on. */
    private RunningSystem() {
        var vouched = System.getProperty("backroad.system.ca", "");
        System.setProperty(
                "javax.net.ssl.trustStore", PROJECT.resolve(vouched + ".p12").toString());
        this.portBase = 0;
        this.started = true;
        this.cli =
                new Cli(
                        PROJECT,
                        Map.of(
                                "BACKROAD_URL",
                                ELSEWHERE,
                                "JAVA_TOOL_OPTIONS",
                                "-Djavax.net.ssl.trustStore=" + vouched + ".p12",
                                "CURL_CA_BUNDLE",
                                vouched + ".crt"));
    }

    private RunningSystem(int portBase) {
        this.portBase = portBase;
        this.cli =
                new Cli(
                        PROJECT,
                        Map.of(
                                "BACKROAD_PORT_BASE",
                                Integer.toString(portBase),
                                // One learner of the stories has as many pages open as a class.
                                "BACKROAD_STREAM_PERLEARNER",
                                "1000",
                                // They cut their lines all the time, which a service notices when
                                // it writes.
                                "BACKROAD_STREAM_HEARTBEAT",
                                "1s",
                                "BACKROAD_LIMITS_STREAMS_QUOTA",
                                "100000",
                                "BACKROAD_DATA",
                                Path.of("target/system").toAbsolutePath().toString()));
    }

    /** Returns the system, up. */
    static RunningSystem up() {
        INSTANCE.start();
        return INSTANCE;
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            // What an earlier run left behind would make a second run prove nothing, or fail.
            cli.succeed("reset", "--yes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> cli.run("down")));
            startWhatIsMissing();
        }
    }

    private boolean started;

    /** What a person does after something died. */
    void startWhatIsMissing() {
        cli.succeed("up", "--detach", "--no-build");
    }

    Cli cli() {
        return cli;
    }

    String url() {
        return ELSEWHERE.isEmpty() ? "http://localhost:" + portBase : ELSEWHERE;
    }

    String zipkinUrl() {
        return "http://localhost:" + (portBase + 11);
    }

    String mailboxUrl() {
        return "http://localhost:" + (portBase + 26);
    }

    /** Returns where Actuator of a service answers. */
    int managementPort(String service) {
        return portBase + 100 + SERVICES.indexOf(service);
    }

    String database(String name) {
        return "jdbc:postgresql://localhost:" + (portBase + 32) + "/" + name;
    }

    /** Returns the processes of the system, in the order in which they are started. */
    List<Part> parts() {
        JsonNode status = JsonMapper.shared().readTree(cli.run("status", "--json").out());
        return status.path("parts")
                .valueStream()
                .map(part -> new Part(part.path("name").asString(), part.path("pid").asLong()))
                .toList();
    }

    private static int freePortBase() {
        return IntStream.iterate(26_000, base -> base < 32_000, base -> base + 250)
                .filter(base -> IntStream.range(base, base + 111).allMatch(RunningSystem::free))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
