package dev.backroad.webui.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Turns a link between files into one between places of the page, and remembers what it meets. */
record Links(
        Repository repository,
        Set<String> documents,
        Set<String> sources,
        Set<String> pictures,
        Set<String> dead) {

    /** Returns the target itself where it leads out of the repository, or where the page cannot. */
    String inPage(String document, String target) {
        if (target.matches("[a-z]+:.*")) {
            return target;
        }
        var parts = target.split("#", 2);
        var path = parts[0].isEmpty() ? document : resolved(document, parts[0]);
        var anchor = parts.length == 2 ? "?" + parts[1] : "";
        return place(path, anchor).orElseGet(() -> unknown(document, path, target));
    }

    private Optional<String> place(String path, String anchor) {
        if (documents.contains(path) || documents.contains(path + "/README.md")) {
            return Optional.of("#/docs/" + Document.name(path) + anchor);
        }
        if (path.matches("docs/openapi/[a-z-]+\\.json")) {
            var service = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
            return Optional.of("#/docs/api/" + service);
        }
        if (path.endsWith(".png") || path.endsWith(".svg")) {
            return repository.file(path).map(_ -> noted(pictures, path, "/reading/images/" + path));
        }
        return repository.text(path).map(_ -> noted(sources, path, "#/source/" + path));
    }

    private static String noted(Set<String> where, String path, String place) {
        where.add(path);
        return place;
    }

    /** A folder is shown by its name only. */
    private String unknown(String document, String path, String target) {
        if (!Files.isDirectory(repository.root().resolve(path))) {
            dead.add(document + ": " + target);
        }
        return target;
    }

    private static String resolved(String document, String target) {
        return Path.of("/", document)
                .resolveSibling(target)
                .normalize()
                .toString()
                .replace('\\', '/')
                .substring(1);
    }
}
