package dev.backroad.catalog.topic;

import java.util.List;

/**
 * Where a topic has the words that were searched for. Plain text in parts, on purpose: there is
 * nothing to escape, and nothing to count characters by.
 *
 * @param text a passage of it without Markdown's signs; empty when the words are elsewhere
 */
record Highlights(List<Part> title, List<Part> text) {

    /**
     * A piece of text.
     *
     * @param match whether it is a word that was searched for
     */
    record Part(String text, boolean match) {}
}
