package dev.backroad.launcher.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a short program and keeps what it said. */
public record Command(int exitCode, String output) {

    public static Command run(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), output.strip());
    }

    /** Runs a program whose child stays: its output must go to a file, or reading never ends. */
    static int run(List<String> words, File output) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start()
                .waitFor();
    }

    public boolean succeeded() {
        return exitCode == 0;
    }
}
