package dev.backroad.identity.account;

import java.util.regex.Pattern;

/** Names that others read, on a page where they decide something. */
public final class ReadableText {

    /** Control characters, and those that turn the direction of what stands beside them. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    /** Also spaces that do not break, and letters that have no shape. */
    private static final Pattern BLANK =
            Pattern.compile("[\\p{Z}\\u115f\\u1160\\u2800\\u3164\\uffa0]*");

    private ReadableText() {}

    /** Whether there is something to see, and nothing that cannot be seen. */
    public static boolean is(String text) {
        return !BLANK.matcher(text).matches() && !INVISIBLE.matcher(text).find();
    }
}
