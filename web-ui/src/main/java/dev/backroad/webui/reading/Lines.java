package dev.backroad.webui.reading;

import java.util.List;

/** The lines of a file, counted from 1. */
final class Lines {

    private Lines() {}

    /** Returns the line where the comment begins that stands right above; else the line itself. */
    static int withComment(List<String> lines, int line) {
        var first = line;
        while (first > 1 && isComment(lines.get(first - 2).strip())) {
            first--;
        }
        return first;
    }

    private static boolean isComment(String line) {
        return line.startsWith("/*")
                || line.startsWith("*")
                || line.startsWith("//")
                || line.startsWith("--")
                || line.startsWith("#");
    }

    static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
