package dev.backroad.webui.reading;

import java.util.List;
import java.util.Map;

/**
 * A file of the repository that the page shows.
 *
 * @param language how it is coloured: the end of its name, or {@code sh}
 * @param symbols where things are declared, by name; a name can be declared more than once
 */
record Source(String path, String language, String text, Map<String, List<Range>> symbols) {

    /**
     * Lines from 1.
     *
     * @param from the first, with the comment that belongs to it
     * @param to the last of what one looks at first: of a type its head, of all else the end
     * @param end the last of it
     */
    record Range(int from, int to, int end) {}

    /**
     * @param asked what must be found in files of which only that is looked for; of Java everything
     *     is
     */
    static Source of(String path, String text, List<String> asked) {
        var symbols =
                path.endsWith(".java") ? JavaSymbols.of(text) : BlockSymbols.of(path, text, asked);
        return new Source(path, language(path, text), text, symbols);
    }

    private static String language(String path, String text) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (name.lastIndexOf('.') > 0) {
            return name.substring(name.lastIndexOf('.') + 1);
        }
        return text.startsWith("#!") || name.equals("Dockerfile") ? "sh" : "txt";
    }
}
