package dev.backroad.launcher.command;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.Stopper;
import dev.backroad.launcher.system.SystemLock;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = "Stops the system and deletes its data: accounts, progress, mail, logs.")
final class ResetCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Site site = where.site();
        Console console = where.console();
        DataFolder folder = new DataFolder(site.data());
        folder.refuseForeign();
        if (!folder.isOurs()) {
            console.result("There is nothing to delete in " + site.data());
            return 0;
        }
        if (!yes && !confirmed(console, site)) {
            console.result("Nothing is deleted.");
            return 0;
        }
        try (SystemLock _ = SystemLock.of(site.data());
                Progress progress = new Progress(console)) {
            new Stopper(site, Backroad.parts(site), progress).stopAll();
            folder.wipe();
        }
        console.result("Deleted the databases, mails and logs in " + site.data());
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // its type says it can be
    private static boolean confirmed(Console console, Site site) {
        java.io.Console keyboard = System.console();
        if (keyboard == null || !console.interactive()) {
            throw new Problem(
                    ErrorCode.UNCONFIRMED,
                    "Nobody can be asked whether to delete " + site.data() + ".",
                    "Reset deletes accounts, progress, mail and logs for good.",
                    "./backroad reset --yes --data '" + site.data() + "'");
        }
        console.say("This deletes accounts, progress, mail and logs in " + site.data());
        String answer = keyboard.readLine("Type yes to go on: ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}
