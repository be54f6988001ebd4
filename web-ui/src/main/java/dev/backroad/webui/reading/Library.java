package dev.backroad.webui.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All documents, their links led to where the page shows what they mean.
 *
 * @param sources files that documents point at
 * @param pictures files that documents show
 * @param deadLinks links that lead to nothing the page could show, each with its document
 */
record Library(
        List<Document> documents,
        Set<String> sources,
        Set<String> pictures,
        Set<String> deadLinks) {

    static Library of(Repository repository) {
        var paths = repository.documents();
        var documents = new ArrayList<Document>();
        var links =
                new Links(
                        repository,
                        Set.copyOf(paths),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>());
        for (var path : paths) {
            var original = new MarkdownText(repository.text(path).orElseThrow());
            var linked = original.withTargets(target -> links.inPage(path, target));
            documents.add(Document.of(path, original, linked));
        }
        return new Library(documents, links.sources(), links.pictures(), links.dead());
    }
}
