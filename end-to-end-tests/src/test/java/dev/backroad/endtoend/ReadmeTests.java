package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what one sees. */
class ReadmeTests {

    private static final Pattern CONSOLE = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ID =
            Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern NEXT_PAGE = Pattern.compile("\"next\":(null|\"[^\"]+\")");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    private final RunningSystem system = RunningSystem.up();

    @Test
    void curlLinesGiveWhatTheReadmeShows() throws Exception {
        startedAfresh();

        var shown = journey();
        var commands = shown.stream().filter(line -> line.startsWith("$ ")).map(this::command);
        var seen = system.cli().shell("set -e\n" + String.join("\n", commands.toList()));

        assertThat(comparable(seen))
                .isEqualTo(
                        comparable(
                                String.join(
                                        "\n",
                                        shown.stream().filter(l -> !l.startsWith("$ ")).toList())));
    }

    /** The topic of the README must not be done yet, or there is nothing to be told. */
    private void startedAfresh() {
        var learner = Learner.enrolled(system, "learner");
        learner.api()
                .put(learner.enrollmentPath() + "/topics/http", "{\"status\": \"not-started\"}");
    }

    private static List<String> journey() throws IOException {
        var readme = Files.readString(Path.of("../README.md"));
        var block = CONSOLE.matcher(readme);
        assertThat(block.find()).isTrue();
        return block.group(1).lines().toList();
    }

    private String command(String line) {
        return line.substring(2).replace("http://localhost:8080", system.url()) + "; echo";
    }

    private static String comparable(String output) {
        var lines = new ArrayList<String>();
        for (var line : output.lines().filter(line -> !line.isBlank()).toList()) {
            var withoutIds = ID.matcher(line.strip()).replaceAll("<id>");
            var withoutMoments = MOMENT.matcher(withoutIds).replaceAll("<moment>");
            var withoutNext = NEXT_PAGE.matcher(withoutMoments).replaceAll("<next>");
            lines.add(NUMBER.matcher(withoutNext).replaceAll("<number>"));
        }
        return String.join("\n", lines);
    }
}
