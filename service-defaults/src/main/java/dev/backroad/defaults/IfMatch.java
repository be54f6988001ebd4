package dev.backroad.defaults;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Which state a caller has seen: a change to any other would undo what they do not know of. */
public record IfMatch(String tags) {

    private static final String ANY = "*";

    /** Group 1: whether it is weak, group 2: the tag with its quotes (RFC 9110, 8.8.3). */
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[!#-~\\x80-\\xff]*\")");

    private static final Pattern TAGS =
            Pattern.compile("(?:%1$s)(?:[ \\t]*,[ \\t]*(?:%1$s))*+".formatted(TAG));

    /**
     * Reads the header where a lost update would matter.
     *
     * @throws ProblemException 428 when it is missing, or says that any state will do; 400 when it
     *     cannot be read
     */
    public static IfMatch of(@Nullable String header) {
        var match = optional(header);
        if (match.tags.equals(ANY)) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition-required",
                    header == null || header.isBlank()
                            ? "Send the ETag of the state that you have read in the header"
                                    + " If-Match."
                            : "If-Match: * means any state. Send the ETag of the one that you have"
                                    + " read.");
        }
        return match;
    }

    /**
     * Reads the header where any state will do when it is missing.
     *
     * @throws ProblemException 400 when it cannot be read
     */
    public static IfMatch optional(@Nullable String header) {
        var tags = header == null || header.isBlank() ? ANY : header.strip();
        if (!tags.equals(ANY) && !TAGS.matcher(tags).matches()) {
            throw new ProblemException(
                            HttpStatus.BAD_REQUEST,
                            "invalid-request",
                            "If-Match has ETags as they were sent, with their double quotes, and"
                                    + " commas between them: \"1a2b3c4d-5\".")
                    .at(HttpHeaders.IF_MATCH);
        }
        return new IfMatch(tags);
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
     * Refuses to go on from another state than the one that was seen. A weak tag is never that one:
     * it only says that something looks alike.
     *
     * @param tag of the present state
     * @param others of the same state, as it was shown elsewhere
     * @throws ProblemException 412
     */
    public void demand(String tag, String... others) {
        if (tags.equals(ANY)) {
            return;
        }
        var present = Stream.concat(Stream.of(tag), Arrays.stream(others)).toList();
        var seen = TAG.matcher(tags).results().toList();
        if (seen.stream().noneMatch(it -> it.group(1) == null && present.contains(it.group(2)))) {
            throw changed(reason(seen) + " its ETag is " + tag + " now.");
        }
    }

    private static String reason(List<MatchResult> seen) {
        if (seen.stream().anyMatch(it -> it.group(1) != null)) {
            return "If-Match needs the strong ETag, without W/, of what is to be changed;";
        }
        return seen.size() > 1
                ? "None of the %d ETags in If-Match is that of the present state;"
                        .formatted(seen.size())
                : "It was changed after you read it;";
    }

    /** The refusal of a change to what is no longer, or already, there. */
    public static ProblemException changed(String detail) {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, "precondition-failed", detail);
    }
}
