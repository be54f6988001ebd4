package dev.backroad.catalog.paging;

import dev.backroad.catalog.cache.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Answers with a page, and says in a header where the next one is. */
public final class NextPage {

    private NextPage() {}

    /** The address of the next page is that of this one with another cursor, without the host. */
    public static <T> ResponseEntity<T> ok(T page, @Nullable String next) {
        return linked(Freshness.ok(page), next);
    }

    /** The same for an answer that is not for all. */
    public static <T> ResponseEntity<T> linked(ResponseEntity<T> answer, @Nullable String next) {
        if (next == null) {
            return answer;
        }
        var address =
                ServletUriComponentsBuilder.fromCurrentRequest()
                        .scheme(null)
                        .host(null)
                        .port(null)
                        .replaceQueryParam("after", next)
                        .build();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(address))
                .body(answer.getBody());
    }
}
