package dev.backroad.catalog.topic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backroad.defaults.ReadableName;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Something to read, watch or hear elsewhere.
 *
 * @param language two letters, for example {@code en}
 */
@Embeddable
public record Resource(
        @NotNull @Enumerated(EnumType.STRING) Kind kind,
        @NotNull @ReadableName(min = 1, max = 300) String title,
        @NotNull @Size(max = 2_000) @WebAddress String url,
        @NotNull @Pattern(regexp = "[a-z]{2}", message = "must be two small letters, as en")
                String language) {

    /** What to expect behind the link. */
    public enum Kind {
        @JsonProperty("official")
        OFFICIAL,
        @JsonProperty("article")
        ARTICLE,
        @JsonProperty("course")
        COURSE,
        @JsonProperty("video")
        VIDEO,
        @JsonProperty("book")
        BOOK,
        @JsonProperty("podcast")
        PODCAST,
        @JsonProperty("project")
        PROJECT
    }
}
