package dev.backroad.launcher;

import dev.backroad.launcher.command.RootCommand;

/** Called by the script {@code backroad}, which has found a JDK and built this jar. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(RootCommand.run(arguments));
    }
}
