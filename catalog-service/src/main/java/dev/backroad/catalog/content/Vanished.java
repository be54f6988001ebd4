package dev.backroad.catalog.content;

import dev.backroad.catalog.content.ImportedFiles.Imported;
import dev.backroad.catalog.topic.TopicDraft;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files that were imported and are no longer there. A file may only go with a word of farewell. */
record Vanished(List<Imported> files, List<RetiredFile.Retired> retired) {

    /** A topic's file that has another name now has not vanished. */
    static Vanished between(Collection<Imported> known, Content content) {
        var ids = content.topics().stream().map(TopicDraft::id).toList();
        var ways = content.roadmaps().stream().map(ContentChanges::nameOf).toList();
        Predicate<Imported> isThere =
                file ->
                        file.topicId() == null
                                ? ways.contains(file.name())
                                : ids.contains(file.topicId());
        return new Vanished(known.stream().filter(isThere.negate()).toList(), content.retired());
    }

    /**
     * Returns what takes the place of each topic.
     *
     * @throws BrokenContentException naming a file without an entry in {@code retired.yml}
     */
    Map<UUID, List<String>> topics() {
        var into = new HashMap<UUID, List<String>>();
        for (var file : files) {
            if (file.topicId() != null) {
                into.put(file.topicId(), entryOf(file, RetiredFile.Retired::topic).into());
            }
        }
        return into;
    }

    /**
     * Returns the slugs of the roadmaps.
     *
     * @throws BrokenContentException naming a file without an entry in {@code retired.yml}
     */
    List<String> roadmaps() {
        return files.stream()
                .filter(file -> file.topicId() == null)
                .map(file -> entryOf(file, RetiredFile.Retired::roadmap).roadmap())
                .map(Objects::requireNonNull)
                .toList();
    }

    private RetiredFile.Retired entryOf(
            Imported file, Function<RetiredFile.Retired, @Nullable String> slug) {
        var name = file.baseName();
        return retired.stream()
                .filter(entry -> name.equals(slug.apply(entry)))
                .findFirst()
                .orElseThrow(() ->
                        new BrokenContentException(
                                file.name(),
                                "the file has vanished, and %s does not say what becomes of it"
                                        .formatted(RetiredFile.NAME)));
    }
}
