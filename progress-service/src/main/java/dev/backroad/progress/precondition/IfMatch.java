package dev.backroad.progress.precondition;

import dev.backroad.defaults.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The header If-Match: the states that a client has seen, by their strong ETags. */
public record IfMatch(String tags) {

    private static final String ANY = "*";

    /**
     * Reads the header where a lost update would matter.
     *
     * @throws ProblemException 428 when it is missing, or says that any state will do
     */
    public static IfMatch required(@Nullable String header) {
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
     * Refuses to go on from another state than one that was seen.
     *
     * @param tag of the present state, with its quotes
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
