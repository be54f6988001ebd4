package dev.backroad.catalog.editing;

import dev.backroad.defaults.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which state an editor has seen: a change to any other would undo what they do not know of. */
public record IfMatch(String tags) {

    /**
     * Reads the header.
     *
     * @throws ProblemException 428 when it is missing, or says that any state will do
     */
    public static IfMatch of(@Nullable String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition-required",
                    "Send the ETag of the state that you have read in the header If-Match.");
        }
        return new IfMatch(header);
    }

    /** The tag of a state; strong, since it stands for what is stored and not for how it looks. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses to go on from another state than the one that was seen.
     *
     * @throws ProblemException 412
     */
    public void demand(long version) {
        if (Arrays.stream(tags.split(",", -1)).map(String::strip).noneMatch(tag(version)::equals)) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_FAILED,
                    "precondition-failed",
                    "It was changed after you read it; its ETag is " + tag(version) + " now.");
        }
    }
}
