package dev.backroad.catalog.topic;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where this system itself shows the topic.
 *
 * @param path a file of the repository; absent for {@link Kind#TRY_IT}
 * @param symbol a type or method in that file
 * @param request something to try, for example {@code GET /api/v1/topics/http}; headers and a body
 *     may follow as in an HTTP message; only for {@link Kind#TRY_IT}
 * @param status the answer's status; absent for a success
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        @NotNull @Enumerated(EnumType.STRING) Kind kind,
        @Nullable @Size(max = 300) @Pattern(regexp = PATH, message = NO_PATH) String path,
        @Nullable @Size(max = 200) @Pattern(regexp = "\\S+", message = "must have no spaces")
                String symbol,
        @Nullable @Size(max = 2000) @Pattern(regexp = REQUEST, message = NO_REQUEST) String request,
        @Nullable @Min(200) @Max(599) Integer status) {

    /** Method and path; more lines may follow. */
    private static final String REQUEST =
            "(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) /\\S*(\\n[\\s\\S]*)?";

    private static final String NO_REQUEST =
            "must begin with a method and a path, as GET /api/v1/topics";

    private static final String NO_PATH =
            "must be a path of the repository, from its root, without .. and spaces";

    /** Inside the repository, from its root. */
    private static final String PATH = "(?!/)(?!.*\\.\\.)[\\w./@+-]+";

    /** Something to try is a request; code, tests and labs are places in the repository. */
    @JsonIgnore
    @AssertTrue(message = "needs a request when its kind is try-it, and else a path")
    boolean isComplete() {
        return switch (kind) {
            case null -> true; // is refused for that
            case TRY_IT -> request != null;
            case CODE, TEST, LAB -> path != null && request == null && status == null;
            case READING -> request == null && status == null;
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
