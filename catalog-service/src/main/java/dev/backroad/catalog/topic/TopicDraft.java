package dev.backroad.catalog.topic;

import dev.backroad.defaults.ReadableName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What an author says about a topic before it is published.
 *
 * @param id stays the same for ever, also when the slug changes
 * @param text Markdown
 * @param prerequisites slugs of the topics to learn before
 */
public record TopicDraft(
        @NotNull UUID id,
        @NotNull @Pattern(regexp = SLUG, message = NO_SLUG) @Size(max = LONGEST_SLUG) String slug,
        @NotNull @ReadableName(min = 1, max = 200) String title,
        @NotNull Level level,
        @NotNull Track track,
        @Min(1) @Max(6000) int estimateMinutes,
        @NotNull List<@NotNull String> prerequisites,
        @NotNull List<@NotNull @Valid Resource> resources,
        @NotNull List<@NotNull @Valid Evidence> evidence,
        @NotBlank @Size(max = 100_000) String text) {

    /** Lower-case words with hyphens between them. */
    public static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    /** What is wrong with what is none. */
    public static final String NO_SLUG = "is no slug: small letters, digits and single hyphens";

    private static final int LONGEST_SLUG = 64;
    private static final Predicate<String> LOOKS_LIKE_A_SLUG =
            java.util.regex.Pattern.compile(SLUG).asMatchPredicate();

    /** Whether a topic or a roadmap could have this slug; what cannot is not worth a question. */
    public static boolean isSlug(String text) {
        return text.length() <= LONGEST_SLUG && LOOKS_LIKE_A_SLUG.test(text);
    }
}
