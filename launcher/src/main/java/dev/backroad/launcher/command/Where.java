package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.signin.SignIn;
import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Which system a command is about. An option counts before the environment, and that before what
 * the last start wrote down; so after {@code up --port-base 18000} a plain {@code down} finds it.
 */
final class Where {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder; also BACKROAD_DATA. Usually .backroad in the checkout.")
    private @Nullable Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "All ports from N on, the gateway on N; also BACKROAD_PORT_BASE.")
    private @Nullable Integer portBase;

    @Option(names = "--plain", description = "Lines only, nothing redrawn, no colour.")
    private boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    Console console() {
        return console(plain);
    }

    static Console console(boolean plain) {
        return Console.ofProcess(System.getProperty("backroad.terminals", ""), plain);
    }

    static Path project() {
        return Path.of(System.getProperty("backroad.project", "")).toAbsolutePath().normalize();
    }

    /** The system that was started last, unless another is asked for. */
    Site site() {
        Path folder = chosenData().or(Where::remembered).orElseGet(Where::usual);
        Ports ports = chosenPorts().or(() -> new DataFolder(folder).ports()).orElse(Ports.USUAL);
        return new Site(project(), folder, ports);
    }

    /** Signs somebody in there: with BACKROAD_PASSWORD, otherwise as a demo account. */
    String accessToken(String user) throws InterruptedException {
        String password = System.getenv().getOrDefault("BACKROAD_PASSWORD", user + "-demo");
        String elsewhere = System.getenv().getOrDefault("BACKROAD_URL", "");
        return new SignIn(elsewhere.isEmpty() ? site().ports().publicUrl() : elsewhere)
                .accessToken(user, password);
    }

    Optional<Ports> chosenPorts() {
        String fromEnvironment = System.getenv().getOrDefault("BACKROAD_PORT_BASE", "");
        try {
            if (portBase != null) {
                return Optional.of(new Ports(portBase));
            }
            return fromEnvironment.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Ports(Integer.valueOf(fromEnvironment)));
        } catch (NumberFormatException e) {
            throw wrong("BACKROAD_PORT_BASE is not a number: " + fromEnvironment);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    Optional<Path> chosenData() {
        String fromEnvironment = System.getenv().getOrDefault("BACKROAD_DATA", "");
        if (data != null) {
            return Optional.of(absolute(data));
        }
        return fromEnvironment.isEmpty()
                ? Optional.empty()
                : Optional.of(absolute(Path.of(fromEnvironment)));
    }

    static Path usual() {
        return project().resolve(".backroad");
    }

    static Optional<Path> remembered() {
        try {
            return Optional.of(Path.of(Files.readString(pointer()).strip()))
                    .filter(folder -> new DataFolder(folder).isOurs());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    static void remember(Path data) throws IOException {
        if (data.equals(usual())) {
            Files.deleteIfExists(pointer());
        } else {
            WholeFile.write(pointer(), data + "\n");
        }
    }

    private static Path pointer() {
        return usual().resolve("current");
    }

    /** The script may have been called from elsewhere: it hands on the caller's folder. */
    private static Path absolute(Path path) {
        return Path.of(System.getProperty("backroad.caller", ""))
                .resolve(path)
                .toAbsolutePath()
                .normalize();
    }

    private CommandLine.ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException(message);
        }
        return new CommandLine.ParameterException(command.commandLine(), message);
    }
}
