package dev.backroad.notification.kind;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that we have words in. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de");

    private static final List<String> TAGS = Arrays.stream(values()).map(Language::tag).toList();

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As in {@code Content-Language} and in the database. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /**
     * Chooses what a client likes best (RFC 4647, lookup).
     *
     * @param acceptLanguage the header; what cannot be read is as good as none
     * @param otherwise if it names nothing that we have
     */
    public static Language best(@Nullable String acceptLanguage, Language otherwise) {
        if (acceptLanguage == null) {
            return otherwise;
        }
        try {
            var liked = Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS);
            return Optional.ofNullable(liked).flatMap(Language::of).orElse(otherwise);
        } catch (IllegalArgumentException unreadable) {
            return otherwise;
        }
    }
}
