package dev.backroad.webui.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes what the page shows for reading: {@code index.json}, {@code events.json}, one file each
 * for documents and sources, and the pictures of documents.
 */
public final class ReadingRoom {

    private final Repository repository;
    private final Library library;
    private final List<Evidence> evidence;

    ReadingRoom(Repository repository) {
        this.repository = repository;
        library = Library.of(repository);
        evidence = Evidence.of(repository);
    }

    /**
     * Writes the folder anew.
     *
     * @param arguments the repository's folder, the folder to write to, and the commit, which may
     *     be empty: then git is asked
     */
    public static void main(String[] arguments) throws IOException {
        var repository = new Repository(Path.of(arguments[0]).toRealPath());
        var room = new ReadingRoom(repository);
        room.write(new Shelf(Path.of(arguments[1])), Revision.of(repository.root(), arguments[2]));
    }

    void write(Shelf shelf, Revision revision) throws IOException {
        shelf.clear();
        shelf.put("index", new Index(revision, entries()));
        shelf.put("events", Events.of(repository));
        for (var document : library.documents()) {
            shelf.put("documents/" + document.name(), document);
        }
        for (var source : sources()) {
            shelf.put(nameOf(source.path()), source);
        }
        for (var picture : library.pictures()) {
            shelf.copy("images/" + picture, repository.file(picture).orElseThrow());
        }
    }

    /** Spring serves nothing that has META-INF in its address. */
    static String nameOf(String path) {
        return "sources/" + path.replace("META-INF", "META_INF");
    }

    /** Documents, and what else one can look for by its name. */
    private List<Entry> entries() {
        return Stream.concat(
                        library.documents().stream().map(Document::entry),
                        References.entries(repository))
                .toList();
    }

    /** What evidence or a document names, once each. */
    private List<Source> sources() {
        var asked = Evidence.symbolsByPath(evidence);
        return Stream.concat(asked.keySet().stream(), library.sources().stream())
                .distinct()
                .sorted()
                .flatMap(path -> repository.text(path).stream().map(it -> Map.entry(path, it)))
                .map(it ->
                        Source.of(
                                it.getKey(),
                                it.getValue(),
                                asked.getOrDefault(it.getKey(), List.of())))
                .toList();
    }

    /** The commit that all of it comes from, and what there is. */
    record Index(Revision revision, List<Entry> entries) {}
}
