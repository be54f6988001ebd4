package dev.backroad.notification.inbox;

import dev.backroad.defaults.ProblemException;
import dev.backroad.notification.kind.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which notifications a learner wants to see.
 *
 * @param unread {@code null} for both
 * @param kind {@code null} for all
 */
record Filter(@Nullable Boolean unread, boolean archived, @Nullable Kind kind) {

    /**
     * Reads the parameters of a request.
     *
     * @throws ProblemException 400 for a kind that there is not
     */
    static Filter of(@Nullable Boolean unread, boolean archived, @Nullable String kind) {
        return new Filter(unread, archived, kind == null ? null : demand(kind));
    }

    private static Kind demand(String kind) {
        return Kind.of(kind)
                .orElseThrow(() ->
                        new ProblemException(
                                        HttpStatus.BAD_REQUEST,
                                        "invalid-request",
                                        "There is no such kind of notification.")
                                .at("kind"));
    }

    /** Conditions as the partial indexes have them; nothing of a request is in it. */
    String sql() {
        return (archived ? " and archived_at is not null" : " and archived_at is null")
                + (unread == null
                        ? ""
                        : unread ? " and read_at is null" : " and read_at is not null")
                + (kind == null ? "" : " and kind = '" + kind.word() + "'");
    }

    /** Adds it to the address of the next page. */
    void addTo(UriComponentsBuilder address) {
        if (unread != null) {
            address.queryParam("unread", unread);
        }
        if (archived) {
            address.queryParam("archived", true);
        }
        if (kind != null) {
            address.queryParam("kind", kind.word());
        }
    }
}
