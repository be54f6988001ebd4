package dev.backroad.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Signs in and prints an access token, for curl and scripts.")
final class TokenCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Parameters(
            paramLabel = "USER",
            description = "learner, editor or operator; others with BACKROAD_PASSWORD.")
    private String user = "";

    @Override
    public Integer call() throws InterruptedException {
        where.console().result(where.accessToken(user));
        return 0;
    }
}
