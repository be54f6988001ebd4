package dev.backroad.catalog.topic;

import dev.backroad.catalog.editing.EditorsOnly;
import dev.backroad.catalog.paging.NextPage;
import dev.backroad.catalog.paging.Paged;
import dev.backroad.defaults.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Topics as editors see them, drafts among them, each with the ETag that a change has to name. */
@RestController
class EditorReadingController {

    static final String TOPICS = "/api/v1/editing/topics";

    private final EditorReading reading;

    EditorReadingController(EditorReading reading) {
        this.reading = reading;
    }

    /** Lists topics of every status, as editors see them. */
    @GetMapping(TOPICS)
    ResponseEntity<Paged<EditorTopic.Item>> topics(
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "draft|published|retired",
                            message = "must be draft, published or retired")
                    @Nullable String status,
            @RequestParam(defaultValue = "")
                    @Pattern(regexp = "(" + TopicDraft.SLUG + ")?", message = "is no cursor")
                    String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var wanted = status == null ? null : Topic.Status.valueOf(status.toUpperCase(Locale.ROOT));
        var found = reading.page(wanted, after, limit + 1);
        return answer(Paged.of(found, limit, EditorTopic.Item::slug));
    }

    /** Reads a topic of any status, as editors see it. */
    @GetMapping(TOPICS + "/{slug}")
    ResponseEntity<EditorTopic> topic(@PathVariable String slug) {
        return reading.topic(slug)
                .map(state -> EditorsOnly.ok(state.tag(), state.topic()))
                .orElseThrow(() -> TopicController.unknown(slug));
    }

    /** Lists the states that a topic has had, newest first, without their texts. */
    @GetMapping("/api/v1/topics/{slug}/revisions")
    ResponseEntity<Paged<TopicHistory.Item>> revisions(
            @PathVariable String slug,
            @RequestParam(required = false) @Min(1) @Nullable Integer after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var before = after == null ? Integer.MAX_VALUE : after;
        var found =
                reading.revisions(slug, before, limit + 1)
                        .orElseThrow(() -> TopicController.unknown(slug));
        return answer(Paged.of(found, limit, state -> String.valueOf(state.revision())));
    }

    /** Reads a topic as one of its states was. */
    @GetMapping("/api/v1/topics/{slug}/revisions/{revision}")
    ResponseEntity<TopicHistory.Revision> revision(
            @PathVariable String slug, @PathVariable int revision) {
        return reading.revision(slug, revision)
                .map(EditorsOnly::ok)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "topic-revision-not-found",
                                "The topic \"%s\" has no revision %d.".formatted(slug, revision)));
    }

    private static <T> ResponseEntity<Paged<T>> answer(Paged<T> page) {
        return NextPage.linked(EditorsOnly.ok(page), page.next());
    }
}
