package dev.backroad.defaults;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which state a caller has seen: a change to any other would undo what they do not know of. */
public record IfMatch(String tags) {

    private static final String ANY = "*";

    /**
     * Reads the header where a lost update would matter.
     *
     * @throws ProblemException 428 when it is missing, or says that any state will do
     */
    public static IfMatch of(@Nullable String header) {
        var match = optional(header);
        if (match.tags.equals(ANY)) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition-required",
                    "Send the ETag of the state that you have read in the header If-Match.");
        }
        return match;
    }

    /** Reads the header where any state will do when it is missing. */
    public static IfMatch optional(@Nullable String header) {
        return new IfMatch(header == null || header.isBlank() ? ANY : header.strip());
    }

    /**
     * The tag of a state; strong, since it stands for what is stored and not for how it looks.
     *
     * @param id of what has the state: a slug may be thrown away with its draft, and taken again
     */
    public static String tag(UUID id, long version) {
        return "\"%08x-%d\"".formatted(id.hashCode(), version);
    }

    /**
     * Refuses to go on from another state than the one that was seen.
     *
     * @throws ProblemException 412
     */
    public void demand(String tag) {
        if (!tags.equals(ANY)
                && Arrays.stream(tags.split(",", -1)).map(String::strip).noneMatch(tag::equals)) {
            throw changed("It was changed after you read it; its ETag is " + tag + " now.");
        }
    }

    /** The refusal of a change to what is no longer, or already, there. */
    public static ProblemException changed(String detail) {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, "precondition-failed", detail);
    }
}
