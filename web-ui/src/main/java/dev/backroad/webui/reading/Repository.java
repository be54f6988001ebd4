package dev.backroad.webui.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of the repository, by their paths from its root with slashes. Nothing outside of it is
 * there, nor what a build or a running system left.
 */
record Repository(Path root) {

    /** Where documents are; a text that lies elsewhere is somebody's own. */
    private static final List<String> DOCUMENTS =
            List.of(
                    "README.md",
                    "CONTRIBUTING.md",
                    "docs/**.md",
                    "*/README.md",
                    "*/docs/*.md",
                    "benchmarks/*.md",
                    "benchmarks/references/README.md",
                    "deploy/kubernetes/README.md",
                    "catalog-service/src/main/resources/content/README.md");

    private static final List<String> NOT_OURS = List.of("target", ".git", ".backroad");

    /** Returns the documents in the order of their paths. */
    List<String> documents() {
        var found = new TreeSet<String>();
        var wanted =
                DOCUMENTS.stream().map(it -> root.getFileSystem().getPathMatcher("glob:" + it));
        try {
            Files.walkFileTree(root, new Search(root, wanted.toList(), found));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(found);
    }

    /** Returns the file, unless it is not there, or no file of ours. */
    Optional<Path> file(String path) {
        var file = root.resolve(path).normalize();
        try {
            return file.startsWith(root)
                            && Files.isRegularFile(file)
                            && file.toRealPath().startsWith(root)
                            && isOurs(root.relativize(file))
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the text of a file; empty where there is none, and for what is no text. */
    Optional<String> text(String path) {
        return file(path).flatMap(Repository::read);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file)).filter(it -> it.indexOf('\0') < 0);
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOurs(Path relative) {
        for (var part : relative) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static final class Search extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<PathMatcher> wanted;
        private final Set<String> found;

        Search(Path root, List<PathMatcher> wanted, Set<String> found) {
            this.root = root;
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            var isBuiltOrHidden = name.equals("target") || name.startsWith(".");
            return isBuiltOrHidden && !folder.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var path = root.relativize(file);
            if (wanted.stream().anyMatch(it -> it.matches(path))) {
                found.add(path.toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
