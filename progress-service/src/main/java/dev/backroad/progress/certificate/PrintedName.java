package dev.backroad.progress.certificate;

import dev.backroad.defaults.ReadableNameRule;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** A name as it is printed: one spelling of each letter, and single spaces between words. */
record PrintedName(String text) {

    private static final int LONGEST = 80;

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    /**
     * Reads a name.
     *
     * @throws dev.backroad.defaults.ProblemException 400 unless it has 1 to 80 readable characters
     */
    static PrintedName of(String given) {
        var composed = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        var text = SPACES.matcher(composed).replaceAll(" ");
        var length = text.codePointCount(0, text.length());
        if (length == 0 || length > LONGEST) {
            throw Refusals.nameNotPrintable("must have 1 to " + LONGEST + " characters");
        }
        if (!ReadableNameRule.isReadable(text)) {
            throw Refusals.nameNotPrintable("has characters that nobody can read");
        }
        return new PrintedName(text);
    }
}
