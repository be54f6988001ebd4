package dev.backroad.endtoend.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds what is wrong with the evidence and the resources of a topic, short of sending requests.
 */
record EvidenceCheck(PieceCheck pieces) {

    /** Returns a sentence for each finding, with file and line. */
    List<String> findings(TopicFile topic) {
        var found = new ArrayList<String>();
        if (topic.evidence().isEmpty()) {
            found.add(
                    Entry.finding(topic.file(), 1, "the topic has no evidence, not even reading"));
        }
        found.addAll(findings(topic.evidence(), pieces::objection));
        found.addAll(findings(topic.resources(), EvidenceCheck::badUrl));
        found.addAll(repeated(topic.evidence()));
        found.addAll(repeated(topic.resources()));
        found.addAll(contradictions(topic));
        return found;
    }

    private static List<String> findings(
            List<Entry> entries, Function<Entry, Optional<String>> objection) {
        return entries.stream()
                .flatMap(it -> objection.apply(it).map(it::finding).stream())
                .toList();
    }

    private static Optional<String> badUrl(Entry entry) {
        var url = entry.get("url");
        return WebAddress.isSound(url)
                ? Optional.empty()
                : Optional.of(url + " is not https:// and the name of a host");
    }

    private static List<String> repeated(List<Entry> entries) {
        var seen = new HashSet<String>();
        return entries.stream()
                .filter(entry -> !entry.kind().equals("reading") && !seen.add(identity(entry)))
                .map(entry -> entry.finding("it stands here twice"))
                .toList();
    }

    private static String identity(Entry entry) {
        return String.join(
                "|", Stream.of("url", "path", "symbol", "request").map(entry::get).toList());
    }

    private static List<String> contradictions(TopicFile topic) {
        return topic.evidence().stream()
                .filter(entry -> entry.kind().equals("reading") && topic.isDemonstrated())
                .map(entry -> entry.finding("no topic is demonstrated and yet only reading"))
                .toList();
    }
}
