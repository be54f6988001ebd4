package dev.backroad.launcher.command;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.system.Site;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows every part; exit code 0 when all are ready, otherwise 1.")
final class StatusCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() {
        Site site = where.site();
        Console console = where.console();
        Report report = Report.of(site, Backroad.parts(site));
        if (json) {
            console.result(report.json());
        } else {
            report.table(console);
            console.result(
                    report.allReady()
                            ? "Backroad is up: " + site.ports().publicUrl()
                            : report.nothingRuns()
                                    ? "Backroad is not running. Run: ./backroad up"
                                    : "Backroad is not whole. Run: ./backroad up");
        }
        return report.allReady() ? 0 : 1;
    }
}
