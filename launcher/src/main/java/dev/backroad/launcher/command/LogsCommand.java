package dev.backroad.launcher.command;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.system.LogFile;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Lists the logs, or shows the end of one.")
final class LogsCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "For example catalog.")
    private @Nullable String part;

    @Option(names = "-f", description = "Follows until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "LINES",
            defaultValue = "50",
            description = "How many lines; usually 50.")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Site site = where.site();
        Console console = where.console();
        List<String> names = Backroad.parts(site).stream().map(Part::name).toList();
        if (part == null) {
            names.forEach(name -> console.result(described(site, name)));
            return 0;
        }
        if (lines < 1) {
            console.say("-n takes a number from 1 on.");
            return 2;
        }
        if (!names.contains(part)) {
            console.say(
                    "There is no part \"%s\". There are: %s"
                            .formatted(part, names.stream().collect(Collectors.joining(" "))));
            return 2;
        }
        Path log = site.log(part);
        if (Files.notExists(log)) {
            console.say("%s has written no log in %s yet.".formatted(part, site.data()));
            return 1;
        }
        LogFile.lastLines(log, lines).forEach(console::result);
        if (follow) {
            follow(console, log);
        }
        return 0;
    }

    private static String described(Site site, String name) {
        Path log = site.log(name);
        return Files.exists(log)
                ? "%-13s %7d kB  %s".formatted(name, log.toFile().length() / 1024, log)
                : "%-13s      no log".formatted(name);
    }

    /** Until the process is interrupted; a log that was begun anew is read from its start. */
    private static void follow(Console console, Path log) throws IOException, InterruptedException {
        long position = Files.size(log);
        while (true) {
            Thread.sleep(250);
            if (Files.notExists(log)) {
                continue;
            }
            long size = Files.size(log);
            if (size < position) {
                position = 0;
            }
            if (size > position) {
                try (var channel = Files.newByteChannel(log)) {
                    channel.position(position);
                    byte[] fresh =
                            java.nio.channels.Channels.newInputStream(channel).readAllBytes();
                    position += fresh.length;
                    new String(fresh, StandardCharsets.UTF_8).lines().forEach(console::result);
                }
            }
        }
    }
}
