package dev.backroad.launcher.command;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.Training;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Called by {@code up} in the background, not by people. */
@Command(name = "train", hidden = true, description = "Makes the AOT caches that are missing.")
final class TrainCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Site site = where.site();
        new Training(site, Backroad.parts(site)).run();
        return 0;
    }
}
