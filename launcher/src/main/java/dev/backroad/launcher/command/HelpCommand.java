package dev.backroad.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "help", aliases = "--help", description = "Shows what there is.")
final class HelpCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Pages.help().forEach(Where.console(false)::result);
        return 0;
    }
}
