package dev.backroad.catalog.topic;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Where this system itself shows the topic.
 *
 * @param path a file of the repository; absent for {@link Kind#TRY_IT}
 * @param symbol a type or method in that file
 * @param request something to try, for example {@code GET /api/v1/topics/http}; only for {@link
 *     Kind#TRY_IT}
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        @NotNull @Enumerated(EnumType.STRING) Kind kind,
        @Nullable String path,
        @Nullable String symbol,
        @Nullable String request) {

    /** Something to try is a request; code, tests and labs are places in the repository. */
    @JsonIgnore
    @AssertTrue(message = "needs a request when its kind is try-it, and else a path")
    boolean isComplete() {
        return switch (kind) {
            case TRY_IT -> request != null;
            case CODE, TEST, LAB -> path != null && request == null;
            case READING -> request == null;
        };
    }

    /** What the evidence is. */
    public enum Kind {
        @JsonProperty("code")
        CODE,
        @JsonProperty("test")
        TEST,
        @JsonProperty("try-it")
        TRY_IT,
        @JsonProperty("lab")
        LAB,
        @JsonProperty("reading")
        READING
    }
}
