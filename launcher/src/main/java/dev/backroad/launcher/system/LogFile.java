package dev.backroad.launcher.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the end of a log without reading all of it. */
public final class LogFile {

    private static final int TAIL_BYTES = 64 * 1024;

    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )");

    private LogFile() {}

    /** The last lines that say what happened; the frames of stack traces do not. */
    static List<String> lastWords(Path log, int count) {
        List<String> words =
                lastLines(log, Integer.MAX_VALUE).stream()
                        .filter(line -> !line.isBlank() && !FRAME.matcher(line).find())
                        .toList();
        return words.subList(Math.max(0, words.size() - count), words.size());
    }

    public static List<String> lastLines(Path log, int count) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            byte[] tail = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
            List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException none) {
            return List.of();
        }
    }
}
