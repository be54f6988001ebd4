package dev.backroad.catalog.topic;

import dev.backroad.catalog.topic.Highlights.Part;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the words of a question in texts, as PostgreSQL found the topic: by stems and prefixes,
 * without accents. PostgreSQL can do it, too, but reads each text anew for that, which takes longer
 * than the search.
 */
final class Highlighter {

    /** The words of a question in PostgreSQL's notation: {@code 'cach' | 'caching':*}. */
    private static final Pattern LEXEME =
            Pattern.compile("'(\\w+)'(:\\*)?", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]*)]\\([^)]*\\)");
    private static final Pattern SIGNS = Pattern.compile("[#*`|>\\s]+");

    private static final int BEFORE = 60;
    private static final int AFTER = 160;

    private final Predicate<String> inTitle;
    private final Predicate<String> inText;

    /**
     * Marks the words of these questions.
     *
     * @param title may have prefixes of one letter, for which texts are not searched
     */
    Highlighter(String title, String text) {
        inTitle = words(title);
        inText = words(text);
    }

    private static Predicate<String> words(String question) {
        return LEXEME.matcher(question)
                .results()
                .map(Highlighter::lexeme)
                .reduce(_ -> false, Predicate::or);
    }

    Highlights of(String title, String text) {
        return new Highlights(parts(title, inTitle), passage(text));
    }

    private static Predicate<String> lexeme(MatchResult found) {
        return found.group(2) == null
                ? stem(found.group(1))
                : word -> word.startsWith(found.group(1));
    }

    /** The stem of "proxy" and "proxies" is "proxi"; an ending has four letters at most. */
    private static Predicate<String> stem(String stem) {
        var most = stem.length() + 4;
        var start =
                stem.length() > 3 && stem.endsWith("i")
                        ? stem.substring(0, stem.length() - 1)
                        : stem;
        return stem.length() < 3
                ? stem::equals
                : word -> word.startsWith(start) && word.length() <= most;
    }

    private List<Part> passage(String text) {
        return WORD.matcher(text)
                .results()
                .filter(word -> matches(word.group(), inText))
                .findFirst()
                .map(word -> parts(around(text, word.start()), inText))
                .orElse(List.of());
    }

    private static String around(String text, int place) {
        var from = place < BEFORE ? 0 : text.indexOf(' ', place - BEFORE) + 1;
        var start = from > place || (from == 0 && place >= BEFORE) ? place : from;
        var space = text.lastIndexOf(' ', place + AFTER);
        var end =
                place + AFTER >= text.length()
                        ? text.length()
                        : Math.max(space, wordEnd(text, place));
        var plain =
                SIGNS.matcher(LINK.matcher(text.substring(start, end)).replaceAll("$1"))
                        .replaceAll(" ")
                        .strip();
        return (start > 0 ? "… " : "") + plain + (end < text.length() ? " …" : "");
    }

    private static int wordEnd(String text, int place) {
        var word = WORD.matcher(text);
        return word.find(place) ? word.end() : place;
    }

    private static List<Part> parts(String text, Predicate<String> isSearchedFor) {
        var parts = new ArrayList<Part>();
        var done = 0;
        for (var words = WORD.matcher(text); words.find(); ) {
            if (matches(words.group(), isSearchedFor)) {
                add(parts, text.substring(done, words.start()), false);
                add(parts, words.group(), true);
                done = words.end();
            }
        }
        add(parts, text.substring(done), false);
        return List.copyOf(parts);
    }

    private static void add(List<Part> parts, String text, boolean match) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, match));
        }
    }

    private static boolean matches(String word, Predicate<String> isSearchedFor) {
        var plain = Normalizer.normalize(word, Normalizer.Form.NFKD);
        return isSearchedFor.test(ACCENT.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT));
    }
}
