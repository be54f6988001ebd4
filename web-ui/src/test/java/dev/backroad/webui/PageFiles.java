package dev.backroad.webui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files of the page, as the gateway serves them: the folder here is its {@code /}. */
final class PageFiles {

    static final Path ROOT = Path.of("src/main/resources/META-INF/resources");

    private PageFiles() {}

    static List<Path> withEnding(String ending) {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String path) {
        return read(ROOT.resolve(path));
    }

    /** Returns the first group of each match. */
    static List<String> find(String pattern, String text) {
        return matches(pattern, text).stream().map(match -> match.group(1)).toList();
    }

    static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
