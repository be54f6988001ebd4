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

/**
 * One number for the sources of the services: it changes when any of them does. Documents are among
 * them, because the page shows them.
 */
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
        List<Path> sources = new ArrayList<>();
        for (String file : List.of("pom.xml", "README.md", "CONTRIBUTING.md")) {
            sources.add(project.resolve(file));
        }
        sources.addAll(filesIn(project.resolve("docs")));
        for (String module : modules) {
            Path folder = project.resolve(module);
            sources.add(folder.resolve("pom.xml"));
            sources.add(folder.resolve("README.md"));
            sources.addAll(filesIn(folder.resolve("docs")));
            sources.addAll(filesIn(folder.resolve("src").resolve("main")));
        }
        return sources.stream().filter(Files::exists).toList();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
