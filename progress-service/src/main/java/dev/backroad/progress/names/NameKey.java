package dev.backroad.progress.names;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** What two names have in common that people take for the same. */
public final class NameKey {

    private NameKey() {}

    /** Returns the name without case, and without the ways to write one character differently. */
    public static String of(String name) {
        var plain = Normalizer.normalize(name, Form.NFKC);
        // Upper case first: it takes ß and SS, ſ and s, and both small sigmas together.
        var folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return Normalizer.normalize(folded, Form.NFKC);
    }
}
