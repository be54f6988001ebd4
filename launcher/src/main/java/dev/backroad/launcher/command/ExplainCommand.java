package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "Shows the page of an error code.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CODE", description = "For example BR-102.")
    private String code = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    @Override
    public Integer call() {
        Console console = Where.console(false);
        Optional<List<String>> page = Pages.error(code);
        if (page.isEmpty()) {
            console.say(
                    "There is no code \"%s\". There are: %s"
                            .formatted(
                                    code,
                                    Arrays.stream(ErrorCode.values())
                                            .map(ErrorCode::text)
                                            .collect(Collectors.joining(" "))));
            return 2;
        }
        page.get().forEach(console::result);
        return 0;
    }
}
