package dev.backroad.webui.reading;

import java.util.List;

/**
 * What can be found by its title or headings.
 *
 * @param name its place in the page is {@code #/docs/{name}}
 * @param group what it belongs to: guide, reference, card, operation, decision or measurement
 * @param status of a decision, else empty
 * @param path where it is in the repository
 */
record Entry(
        String name,
        String group,
        String title,
        String status,
        String path,
        List<Heading> headings) {

    /**
     * @param level 2 for what divides the whole
     * @param id its place is {@code #/docs/{name}?{id}}
     */
    record Heading(int level, String text, String id) {}
}
