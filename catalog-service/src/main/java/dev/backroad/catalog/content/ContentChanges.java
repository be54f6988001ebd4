package dev.backroad.catalog.content;

import static java.util.stream.Collectors.toMap;

import dev.backroad.catalog.content.ImportedFiles.Imported;
import dev.backroad.catalog.roadmap.RoadmapDraft;
import dev.backroad.catalog.topic.TopicDraft;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is different in the files since they were imported last. An unchanged file has no say: what
 * editors have made of its topic stays.
 *
 * @param known as they were imported, by name
 * @param now fingerprints, by name
 */
record ContentChanges(Map<String, Imported> known, Map<String, String> now) {

    static ContentChanges between(List<Imported> known, ContentFiles files) {
        return new ContentChanges(
                known.stream().collect(toMap(Imported::name, file -> file)),
                Stream.concat(files.roadmaps().stream(), files.topics().stream())
                        .collect(toMap(ContentFile::name, ContentFile::fingerprint)));
    }

    boolean isEmpty() {
        return known.keySet().equals(now.keySet())
                && now.keySet().stream().noneMatch(this::isChanged);
    }

    private boolean isChanged(String name) {
        var before = known.get(name);
        return before == null || !before.fingerprint().equals(now.get(name));
    }

    List<TopicDraft> topics(Content content) {
        return content.topics().stream().filter(draft -> isChanged(nameOf(draft))).toList();
    }

    List<RoadmapDraft> roadmaps(Content content) {
        return content.roadmaps().stream().filter(draft -> isChanged(nameOf(draft))).toList();
    }

    Vanished vanished(Content content) {
        return Vanished.between(known.values(), content);
    }

    /** What to remember of the files of now. */
    List<Imported> imported(Content content) {
        return Stream.concat(
                        content.topics().stream()
                                .map(draft ->
                                        new Imported(
                                                nameOf(draft),
                                                fingerprint(nameOf(draft)),
                                                draft.id())),
                        content.roadmaps().stream()
                                .map(draft ->
                                        new Imported(
                                                nameOf(draft), fingerprint(nameOf(draft)), null)))
                .toList();
    }

    private String fingerprint(String name) {
        return now.getOrDefault(name, "");
    }

    static String nameOf(TopicDraft draft) {
        return "topics/" + draft.slug() + ".md";
    }

    static String nameOf(RoadmapDraft draft) {
        return "roadmaps/" + draft.slug() + ".yml";
    }
}
