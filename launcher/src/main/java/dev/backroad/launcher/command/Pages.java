package dev.backroad.launcher.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The texts that the script can show too, without a JVM. */
final class Pages {

    private Pages() {}

    static List<String> help() {
        return read("/help.txt").orElseThrow();
    }

    /** The page of an error code, in any case, with or without {@code BR-}. */
    static Optional<List<String>> error(String code) {
        String number = code.toUpperCase(Locale.ROOT).replaceFirst("^BR-?", "");
        return number.matches("\\d{3}") ? read("/errors/BR-" + number + ".md") : Optional.empty();
    }

    private static Optional<List<String>> read(String resource) {
        try (InputStream in = Pages.class.getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
