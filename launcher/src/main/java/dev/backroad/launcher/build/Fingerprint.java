package dev.backroad.launcher.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** One number for the sources of the services: it changes when any of them does. */
final class Fingerprint {

    private Fingerprint() {}

    /** Over names and contents, so that it depends on no clock and no checkout time. */
    static String of(Path project, List<String> modules) throws IOException {
        CRC32C sum = new CRC32C();
        for (Path file : sources(project, modules)) {
            sum.update(project.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            sum.update(Files.readAllBytes(file));
        }
        return Long.toHexString(sum.getValue());
    }

    private static List<Path> sources(Path project, List<String> modules) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(project.resolve("pom.xml")));
        for (String module : modules) {
            sources.add(project.resolve(module).resolve("pom.xml"));
            Path main = project.resolve(module).resolve("src").resolve("main");
            if (Files.isDirectory(main)) {
                try (Stream<Path> files = Files.walk(main)) {
                    files.filter(Files::isRegularFile).sorted().forEach(sources::add);
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        }
        return sources.stream().filter(Files::exists).toList();
    }
}
