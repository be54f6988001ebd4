package dev.backroad.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a flight recording of one JVM says.
 *
 * @param name of the JVM
 * @param work samples of threads that had work, by whose work it was
 * @param methods the same by the innermost method
 * @param ours the same by the innermost method of our own, where there is one
 * @param allocated bytes, by who asked for them
 * @param waited milliseconds of waiting for locks, by the class of the lock
 * @param pauses milliseconds for which the collector stopped everything
 */
record Recording(
        String name,
        Tally<Kind> work,
        Tally<String> methods,
        Tally<String> ours,
        Tally<Kind> allocated,
        Tally<String> waited,
        Tally<String> pauses,
        Duration length) {

    static Recording read(String name, Path file) throws IOException {
        var work = new Tally<Kind>();
        var methods = new Tally<String>();
        var ours = new Tally<String>();
        var allocated = new Tally<Kind>();
        var waited = new Tally<String>();
        var pauses = new Tally<String>();
        var first = Instant.MAX;
        var last = Instant.MIN;
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                var event = events.readEvent();
                var at = event.getStartTime();
                first = at.isBefore(first) ? at : first;
                last = at.isAfter(last) ? at : last;
                switch (event.getEventType().getName()) {
                    case "jdk.ExecutionSample" -> {
                        var frames = frames(event);
                        work.add(Kind.of(classes(frames)), 1);
                        frames.stream().limit(1).forEach(it -> methods.add(method(it), 1));
                        frames.stream()
                                .filter(it -> type(it).startsWith("dev.backroad."))
                                .limit(1)
                                .forEach(it -> ours.add(method(it), 1));
                    }
                    case "jdk.ObjectAllocationSample" ->
                            allocated.add(
                                    Kind.of(classes(frames(event))),
                                    (double) event.getLong("weight"));
                    case "jdk.JavaMonitorEnter" ->
                            waited.add(lock(event), event.getDuration().toNanos() / 1e6);
                    case "jdk.GCPhasePause" ->
                            pauses.add("pauses", event.getDuration().toNanos() / 1e6);
                    default -> {
                        // of no interest here
                    }
                }
            }
        }
        var length = last.isBefore(first) ? Duration.ZERO : Duration.between(first, last);
        return new Recording(name, work, methods, ours, allocated, waited, pauses, length);
    }

    /** Innermost first. */
    private static List<RecordedFrame> frames(RecordedEvent event) {
        var stack = event.getStackTrace();
        return stack == null
                ? List.of()
                : stack.getFrames().stream().filter(RecordedFrame::isJavaFrame).toList();
    }

    private static List<String> classes(List<RecordedFrame> frames) {
        return frames.stream().map(Recording::type).toList();
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static String method(RecordedFrame frame) {
        var type = type(frame);
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
    }

    private static String lock(RecordedEvent event) {
        RecordedClass type = event.getClass("monitorClass");
        return type == null ? "?" : Objects.requireNonNull(type.getName());
    }
}
