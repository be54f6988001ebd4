package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./backroad} itself: hands over to a verb, and turns what goes wrong into four lines. */
@Command(
        name = "./backroad",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            ResetCommand.class,
            TokenCommand.class,
            DeadLettersCommand.class,
            KeysCommand.class,
            ExplainCommand.class,
            HelpCommand.class,
            TrainCommand.class
        })
public final class RootCommand implements Callable<Integer> {

    private RootCommand() {}

    public static int run(String[] arguments) {
        CommandLine line = new CommandLine(new RootCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
        line.setParameterExceptionHandler((wrong, words) -> refuse(wrong));
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Pages.help().forEach(Where.console(false)::result);
        return 0;
    }

    private static int refuse(CommandLine.ParameterException wrong) {
        Console console = Where.console(false);
        if (wrong.getCommandLine().getCommand() instanceof RootCommand) {
            Pages.help().forEach(console::say);
        } else {
            console.say(wrong.getCommandLine().getUsageMessage().strip());
        }
        console.say("");
        console.say(String.valueOf(wrong.getMessage()));
        return 2;
    }

    static int explain(Exception failure) throws IOException {
        Problem problem = failure instanceof Problem known ? known : unexpected(failure);
        Console console = Where.console(false);
        console.clear();
        Problem[] all =
                Stream.concat(Stream.of(problem), Arrays.stream(failure.getSuppressed()))
                        .filter(Problem.class::isInstance)
                        .toArray(Problem[]::new);
        for (Problem each : all) {
            console.say("");
            console.fail(each.lines(Where.project()));
        }
        return problem.code().exitCode();
    }

    /** A defect of the launcher itself; the stack trace goes to a log, not to the person. */
    private static Problem unexpected(Exception failure) throws IOException {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Path log = Files.createTempFile("backroad-", ".log");
        Files.writeString(log, Instant.now() + "\n" + trace);
        return new Problem(
                ErrorCode.UNEXPECTED,
                "The launcher came to something it does not know.",
                "It may be a defect; what runs goes on running.",
                "./backroad status",
                log,
                java.util.List.of());
    }
}
