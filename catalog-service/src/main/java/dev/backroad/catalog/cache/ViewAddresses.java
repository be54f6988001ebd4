package dev.backroad.catalog.cache;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which views are read at an address of their own, and what they are called in the cache. */
public record ViewAddresses(List<ViewAddress> all) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]+");

    /**
     * Views that are told apart by the last part of their path.
     *
     * @param prefix of the path, up to the slug, for example {@code /api/v1/topics/}
     * @param name of the view in the cache, up to the slug, for example {@code topic:}
     */
    public record ViewAddress(String prefix, String name) {

        String pattern() {
            return prefix + "{slug}";
        }

        Optional<String> viewAt(String path) {
            return path.startsWith(prefix)
                    ? Optional.of(path.substring(prefix.length()))
                            .filter(slug -> SLUG.matcher(slug).matches())
                            .map(name::concat)
                    : Optional.empty();
        }
    }
}
