package dev.backroad.webui.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that the gateway serves as {@code /reading/}. All but pictures is JSON, so that no
 * browser takes a file of ours for a page or a program.
 */
record Shelf(Path folder) {

    /** What an earlier build has left is not there any more. */
    void clear() throws IOException {
        if (Files.exists(folder)) {
            for (var file : deepestFirst()) {
                Files.delete(file);
            }
        }
    }

    void put(String name, Object content) throws IOException {
        Files.write(made(name + ".json"), JsonMapper.shared().writeValueAsBytes(content));
    }

    void copy(String name, Path picture) throws IOException {
        Files.write(made(name), Files.readAllBytes(picture));
    }

    private Path made(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private List<Path> deepestFirst() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
