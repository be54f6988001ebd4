package dev.backroad.faults;

import java.util.List;
import java.util.Locale;

/**
 * What the checker found; each finding is a sentence.
 *
 * @param operations how many there were
 * @param lost acknowledged or committed, without an effect
 * @param doubled effects of a command that already had its effect
 * @param inverted effects that came after one with a higher sequence
 * @param phantom effects of what was refused or never committed
 * @param topicInverted first occurrences in the topic that came after a higher sequence
 * @param topicMissing sequences that the topic lacks below one that it has
 */
public record Verdict(
        int operations,
        List<String> lost,
        List<String> doubled,
        List<String> inverted,
        List<String> phantom,
        List<String> topicInverted,
        List<String> topicMissing) {

    /** Whether there is nothing to report. */
    public boolean clean() {
        return findings().isEmpty();
    }

    /** Every finding, by kind. */
    public List<String> findings() {
        return java.util.stream.Stream.of(
                        lost, doubled, inverted, phantom, topicInverted, topicMissing)
                .flatMap(List::stream)
                .toList();
    }

    /** The four numbers, and the topic's if they are not zero. */
    public String summary() {
        var topic =
                topicInverted.isEmpty() && topicMissing.isEmpty()
                        ? ""
                        : ", in the topic: inverted %,d, missing %,d"
                                .formatted(topicInverted.size(), topicMissing.size());
        return String.format(
                        Locale.ROOT,
                        "lost %,d, doubled %,d, inverted %,d, phantom %,d",
                        lost.size(),
                        doubled.size(),
                        inverted.size(),
                        phantom.size())
                + topic;
    }
}
