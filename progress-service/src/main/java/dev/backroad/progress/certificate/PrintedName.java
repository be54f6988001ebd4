package dev.backroad.progress.certificate;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A name as it is printed: what everybody can see, and nothing that pretends. */
record PrintedName(String text) {

    private static final int LONGEST = 80;

    /**
     * Control characters and those that turn the direction of what stands beside them, spaces that
     * are none, letters without a shape, and marks that only change how others look.
     */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "\\p{C}|[\\p{Z}&&[^"
                            + " ]]|[\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\uffa0"
                            + "\\ufe00-\\ufe0f\\x{e0100}-\\x{e01ef}]");

    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

    /** Marks pile up over neighbouring lines. */
    private static final Pattern PILE = Pattern.compile("\\p{M}{4}");

    /**
     * Reads a name.
     *
     * @throws dev.backroad.defaults.ProblemException 400 unless it has 1 to 80 readable characters
     */
    static PrintedName of(String given) {
        var text = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        var length = text.codePointCount(0, text.length());
        if (length == 0 || length > LONGEST) {
            throw Refusals.nameNotPrintable("must have 1 to " + LONGEST + " characters");
        }
        if (UNSEEN.matcher(text).find()
                || PILE.matcher(text).find()
                || !LETTER.matcher(text).find()) {
            throw Refusals.nameNotPrintable("has characters that nobody can read");
        }
        return new PrintedName(text);
    }
}
