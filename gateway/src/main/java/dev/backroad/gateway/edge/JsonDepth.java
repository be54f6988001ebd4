package dev.backroad.gateway.edge;

/**
 * Counts how deep a JSON text is nested while it passes by, and nothing else: whether it is JSON is
 * for its reader to say. A reader that recurses would run out of stack on a megabyte of brackets.
 */
final class JsonDepth {

    /** Deeper than anything in our API, and far from what any reader cannot bear. */
    static final int MOST = 64;

    private int depth;
    private boolean inString;
    private boolean escaped;

    /** Takes the next byte; false when the text is too deep, or not UTF-8. */
    boolean accept(byte next) {
        if (next == 0) {
            // JSON has no NUL, but UTF-16 has: there, brackets could hide from us.
            return false;
        }
        if (inString) {
            inString = escaped || next != '"';
            escaped = !escaped && next == '\\';
            return true;
        }
        switch (next) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
        return depth <= MOST;
    }
}
