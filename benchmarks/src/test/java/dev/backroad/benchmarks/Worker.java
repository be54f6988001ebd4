package dev.backroad.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM of our own that follows {@link Orders}. */
final class Worker implements AutoCloseable {

    /** Both compilers: the quick start of the tests' JVMs would halve what is measured. */
    private static final List<String> FLAGS =
            List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-Xshare:auto");

    private static final String ENDED = "failed: it ended";
    private static final long PATIENCE_SECONDS = 20;

    private final Path log;
    private final Process process;
    private final PrintWriter orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Worker(Path log, Process process) {
        this.log = log;
        this.process = process;
        this.orders = new PrintWriter(process.outputWriter(UTF_8), true);
        // Not virtual: a read from a pipe holds on to its carrier, and there may be only two.
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Starts it and waits until it is ready. */
    static Worker start(String name, Path folder, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(more());
        command.add(main.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")));
        try {
            var worker = new Worker(folder.resolve(name + ".log"), builder.start());
            worker.answer();
            return worker;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Further flags, for example of a profiler. */
    private static List<String> more() {
        return List.of(System.getProperty("backroad.bench.jvm", "").split(" ")).stream()
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Gives an order and returns the answer, however long it takes. */
    String ask(String order) {
        orders.println(order);
        return answer();
    }

    long number(String order) {
        return Long.parseLong(ask(order));
    }

    private String answer() {
        try {
            var answer = answers.take();
            if (answer.startsWith("failed")) {
                throw new IllegalStateException(answer + "; see " + log);
            }
            return answer;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void listen() {
        try (var lines = process.inputReader(UTF_8);
                var rest = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(Orders.ANSWER)) {
                    answers.add(line.substring(Orders.ANSWER.length()));
                } else {
                    rest.println(line);
                }
            }
            answers.add(ENDED);
        } catch (IOException failed) {
            answers.add("failed: " + failed);
        }
    }

    /** The end of its input is its end. */
    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
