package dev.backroad.catalog.topic;

import dev.backroad.catalog.editing.EditorsOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Topics as editors see them, drafts among them, each with the ETag that a change has to name. */
@RestController
class EditorReadingController {

    static final String TOPICS = "/api/v1/editing/topics";

    /** A page of a list. */
    record Page<T>(List<T> items, @Nullable String next) {

        /** Of one item more than fit, which only shows that there is a next page. */
        static <T> Page<T> of(List<T> found, int limit, Function<T, Object> key) {
            var items = found.stream().limit(limit).toList();
            return new Page<>(
                    items, found.size() > limit ? key.apply(items.getLast()).toString() : null);
        }

        ResponseEntity<Page<T>> answer(String path, int limit) {
            var answer = EditorsOnly.ok();
            if (next != null) {
                var separator = path.contains("?") ? "&" : "?";
                answer.header(
                        HttpHeaders.LINK,
                        "<%s%slimit=%d&after=%s>; rel=\"next\""
                                .formatted(path, separator, limit, next));
            }
            return answer.body(this);
        }
    }

    private final EditorReading reading;

    EditorReadingController(EditorReading reading) {
        this.reading = reading;
    }

    @GetMapping(TOPICS)
    ResponseEntity<Page<EditorTopic.Item>> topics(
            @RequestParam(required = false) @Pattern(regexp = "draft|published|retired")
                    @Nullable String status,
            @RequestParam(defaultValue = "")
                    @Pattern(regexp = "(" + TopicDraft.SLUG + ")?", message = "is no cursor")
                    String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var wanted = status == null ? null : Topic.Status.valueOf(status.toUpperCase(Locale.ROOT));
        var found = reading.page(wanted, after, limit + 1);
        return Page.of(found, limit, EditorTopic.Item::slug)
                .answer(status == null ? TOPICS : TOPICS + "?status=" + status, limit);
    }

    @GetMapping(TOPICS + "/{slug}")
    ResponseEntity<EditorTopic> topic(@PathVariable String slug) {
        return reading.topic(slug)
                .map(state -> EditorsOnly.ok(state.tag(), state.topic()))
                .orElseThrow(() -> TopicController.unknown(slug));
    }

    @GetMapping("/api/v1/topics/{slug}/revisions")
    ResponseEntity<Page<TopicHistory.Revision>> revisions(
            @PathVariable String slug,
            @RequestParam(required = false) @Min(1) @Nullable Integer after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var before = after == null ? Integer.MAX_VALUE : after;
        var found =
                reading.revisions(slug, before, limit + 1)
                        .orElseThrow(() -> TopicController.unknown(slug));
        return Page.of(found, limit, TopicHistory.Revision::revision)
                .answer("/api/v1/topics/" + slug + "/revisions", limit);
    }
}
