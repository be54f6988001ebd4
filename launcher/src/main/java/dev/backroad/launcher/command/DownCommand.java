package dev.backroad.launcher.command;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.system.Census;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.Stopper;
import dev.backroad.launcher.system.SystemLock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops every part, in reverse order. The data stays.")
final class DownCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Site site = where.site();
        Console console = where.console();
        List<Part> parts = Backroad.parts(site);
        if (new Census(site).running(parts).isEmpty()) {
            console.result("Backroad is not running.");
            return 0;
        }
        try (SystemLock _ = SystemLock.of(site.data());
                Progress progress = new Progress(console)) {
            new Stopper(site, parts, progress).stopAll();
        }
        console.result("Backroad is stopped. Its data stays in " + site.data());
        return 0;
    }
}
