package dev.backroad.notification.kind;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Our words in every language: {@code messages.properties} (English) and its translations. */
@Component
public class Texts {

    private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

    public Texts() {
        bundle.setBasename("messages");
        bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // What a translation lacks is said in English, wherever the machine stands.
        bundle.setFallbackToSystemLocale(false);
        bundle.setAlwaysUseMessageFormat(true);
    }

    /** One line; plain text. */
    public String title(Words words, Language language) {
        return words.title() == null ? part(words, "title", language) : words.title();
    }

    /** One or several lines; plain text, nothing in it is safe for a page. */
    public String text(Words words, Language language) {
        return words.text() == null ? part(words, "text", language) : words.text();
    }

    /** A kind that this version does not know any more, or not yet, is shown by its word. */
    private String part(Words words, String part, Language language) {
        var key = words.kind() + "." + part;
        var arguments = words.arguments().stream().map(it -> named(it, language)).toArray();
        var said = bundle.getMessage(key, arguments, words.kind(), language.locale());
        return said == null ? words.kind() : said.strip();
    }

    private @Nullable Object named(Object argument, Language language) {
        if (!(argument instanceof Map<?, ?> called)) {
            return argument;
        }
        var key = String.valueOf(called.get(Words.KEY));
        // Not as the bundle's own default, which it would read as a pattern.
        var name = bundle.getMessage(key, null, null, language.locale());
        return name == null ? called.get(Words.OTHERWISE) : name;
    }

    /** What people call a kind. */
    public String name(String kind, Language language) {
        var said = bundle.getMessage("kind." + kind, null, kind, language.locale());
        return said == null ? kind : said;
    }

    /** A sentence of ours that belongs to no kind. */
    public String say(String key, Language language, Object... arguments) {
        return bundle.getMessage(key, arguments, language.locale());
    }
}
