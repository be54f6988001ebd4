package dev.backroad.launcher.command;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.build.Build;
import dev.backroad.launcher.check.Checks;
import dev.backroad.launcher.check.Finding;
import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Checks what the system needs from this machine, and changes nothing.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Option(names = "-v", description = "Also what would be nice.")
    private boolean verbose;

    @Override
    public Integer call() throws IOException {
        Site site = where.site();
        Console console = where.console();
        Report report = Report.of(site, Backroad.parts(site));
        boolean building = new Build(site.project(), site.cache(), console).needed();
        List<Finding> findings = new Checks(site).all(report.missing(), building);
        for (Finding finding : findings) {
            if (finding.level() != Finding.Level.NICE || verbose) {
                console.result(line(console, finding));
            }
        }
        List<Problem> problems =
                findings.stream().map(Finding::problem).filter(Objects::nonNull).toList();
        for (Problem problem : problems) {
            console.result("");
            problem.lines(site.project()).forEach(console::result);
        }
        if (problems.isEmpty()) {
            console.result("This machine is ready for Backroad.");
            return 0;
        }
        return problems.getFirst().code().exitCode();
    }

    private static String line(Console console, Finding finding) {
        String word =
                finding.well()
                        ? console.done("ok  ")
                        : finding.level() == Finding.Level.MUST
                                ? console.bad("must")
                                : console.open(
                                        finding.level() == Finding.Level.SHOULD
                                                ? "should"
                                                : "nice");
        return "%s  %-12s %s (needed: %s)"
                .formatted(word, finding.matter(), finding.found(), finding.needed());
    }
}
