package dev.backroad.launcher.command;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.build.Build;
import dev.backroad.launcher.check.Checks;
import dev.backroad.launcher.check.Finding;
import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.program.Trainer;
import dev.backroad.launcher.system.Census;
import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.Starter;
import dev.backroad.launcher.system.SystemLock;
import dev.backroad.launcher.system.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Builds what changed and starts what does not run, until all is ready.")
final class UpCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Option(
            names = "--detach",
            description = "Returns when all is ready; usual without a terminal.")
    private boolean detach;

    @Option(
            names = "--attach",
            description = "Stays until Ctrl-C, which stops all; usual on a terminal.")
    private boolean attach;

    @Option(names = "--no-build", description = "Takes what was built before.")
    private boolean noBuild;

    @Option(
            names = "--only",
            paramLabel = "PARTS",
            split = ",",
            description =
                    "Only these, for example postgres,redis,kafka beside a service in an IDE.")
    private List<String> only = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = where.console();
        Site site = site();
        List<Part> parts = chosen(Backroad.parts(site));
        if (parts.isEmpty()) {
            console.say("--only takes names of parts, for example postgres,redis,kafka.");
            return 2;
        }
        if (where.chosenData().isEmpty()) {
            Where.remembered()
                    .filter(last -> !last.equals(site.data()))
                    .ifPresent(last ->
                            console.say(
                                    "The last system was in %s; this one is in %s."
                                            .formatted(last, site.data())));
        }
        Report before = Report.of(site, parts);
        if (before.allReady()) {
            before.table(console);
            if (!noBuild && new Build(site.project(), site.cache(), console).needed()) {
                console.say("Sources changed since: ./backroad down and up take them.");
            }
            console.result("Backroad is up: " + site.ports().publicUrl());
            return 0;
        }
        Interruption interruption = new Interruption(site, parts, console);
        start(site, parts, before.missing(), console, interruption);
        train(site, parts);
        Report after = Report.of(site, parts);
        if (only.isEmpty()) {
            after.welcome(console);
        } else {
            after.table(console);
        }
        if (attach || (console.interactive() && !detach)) {
            return interruption.await();
        }
        return 0;
    }

    /** Later starts are to be quicker; BACKROAD_AOT=off says that there will be none. */
    private static void train(Site site, List<Part> parts) throws IOException {
        Training training = new Training(site, parts);
        if (!"off".equals(System.getenv("BACKROAD_AOT"))
                && training.needed()
                && training.running().isEmpty()) {
            Trainer.start(site);
        }
    }

    private List<Part> chosen(List<Part> all) {
        if (only.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(part -> only.contains(part.name()))
                .map(part -> part.after(part.after().stream().filter(only::contains).toList()))
                .toList();
    }

    /** What runs is found again; otherwise the usual place, unless another is asked for. */
    private Site site() {
        Site last = where.site();
        if (!new Census(last).running(Backroad.parts(last)).isEmpty()) {
            return sameAsRunning(last);
        }
        return new Site(
                last.project(),
                where.chosenData().orElseGet(Where::usual),
                where.chosenPorts().orElse(Ports.USUAL));
    }

    private static Site sameAsRunning(Site last) {
        Ports running = new DataFolder(last.data()).ports().orElse(last.ports());
        if (!running.equals(last.ports())) {
            throw new Problem(
                    ErrorCode.OTHER_PORTS,
                    "The system in %s already runs at %s."
                            .formatted(last.data(), running.publicUrl()),
                    "One data folder serves one system at a time.",
                    "./backroad down     and then  ./backroad up --port-base N");
        }
        return last;
    }

    private void start(
            Site site,
            List<Part> parts,
            List<Part> missing,
            Console console,
            Interruption interruption)
            throws IOException, InterruptedException {
        DataFolder folder = new DataFolder(site.data());
        Checks checks = new Checks(site);
        refuse(List.of(checks.dataFolder()));
        warn(checks.portRange(), console);
        Instant begin = Processes.started(ProcessHandle.current());
        try (SystemLock _ = SystemLock.of(site.data())) {
            Build build = new Build(site.project(), site.cache(), console);
            boolean building = !noBuild && build.needed();
            refuse(checks.all(notRunning(site, missing), building));
            folder.claim(site.ports());
            Path last = Where.remembered().orElseGet(Where::usual);
            Where.remember(site.data());
            if (building) {
                Instant buildBegin = Instant.now();
                build.run();
                begin = begin.plus(Duration.between(buildBegin, Instant.now()));
            }
            try (Progress progress = new Progress(console)) {
                Starter starter = new Starter(site, parts, progress);
                interruption.during(starter);
                long ahead = Duration.between(begin, Instant.now()).toMillis();
                try {
                    starter.start();
                } catch (Problem | InterruptedException failed) {
                    Where.remember(last);
                    throw failed;
                } finally {
                    interruption.ended();
                }
                if (missing.size() == parts.size() && only.isEmpty()) {
                    new Figures(
                                    begin,
                                    ahead + progress.readyAt("gateway"),
                                    Duration.between(begin, Instant.now()).toMillis())
                            .write(site);
                }
            }
        }
    }

    /** A part that runs and is not ready holds its own port; that is no reason to refuse. */
    private static List<Part> notRunning(Site site, List<Part> missing) {
        var running = new Census(site).running(missing).keySet();
        return missing.stream().filter(part -> !running.contains(part)).toList();
    }

    private static void warn(Finding finding, Console console) {
        if (!finding.well()) {
            console.say("Note: %s; better %s.".formatted(finding.found(), finding.needed()));
        }
    }

    private static void refuse(List<Finding> findings) {
        List<Problem> problems =
                findings.stream().map(Finding::problem).filter(Objects::nonNull).toList();
        if (!problems.isEmpty()) {
            problems.stream().skip(1).forEach(problems.getFirst()::addSuppressed);
            throw problems.getFirst();
        }
    }
}
