package dev.backroad.catalog.topic;

import dev.backroad.catalog.editing.Editor;
import dev.backroad.catalog.editing.EditorsOnly;
import dev.backroad.defaults.IfMatch;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where editors change topics. What they may read is at {@link EditorReadingController}. */
@RestController
class TopicEditingController {

    private final TopicEditing editing;
    private final TopicRetirement retirement;

    TopicEditingController(TopicEditing editing, TopicRetirement retirement) {
        this.editing = editing;
        this.retirement = retirement;
    }

    /** Begins a new topic as a draft. */
    @PostMapping("/api/v1/topics")
    ResponseEntity<EditorTopic> create(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody TopicContent content) {
        var created = editing.create(content, Editor.of(token));
        var location = URI.create(EditorReadingController.TOPICS + "/" + content.slug());
        return EditorsOnly.tagged(ResponseEntity.created(location), created.tag())
                .body(created.topic());
    }

    /** Replaces what a topic says. */
    @PutMapping("/api/v1/topics/{slug}")
    ResponseEntity<EditorTopic> change(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TopicContent content) {
        var seen = IfMatch.of(ifMatch);
        var changed = editing.change(slug, seen, content, Editor.of(token));
        return EditorsOnly.ok(changed.tag(), changed.topic());
    }

    /** Publishes a draft. */
    @PostMapping("/api/v1/topics/{slug}/publication")
    ResponseEntity<EditorTopic> publish(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        var published = editing.publish(slug, IfMatch.of(ifMatch));
        return EditorsOnly.ok(published.tag(), published.topic());
    }

    /** Throws away a topic that was never published. */
    @DeleteMapping("/api/v1/topics/{slug}")
    ResponseEntity<Void> delete(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        editing.delete(slug, IfMatch.of(ifMatch));
        return ResponseEntity.noContent().build();
    }

    /** Retires topics, and says what they become: nothing, one other or several. */
    @PostMapping("/api/v1/topic-retirements")
    ResponseEntity<TopicRetirement.Retirement> retire(
            @Valid @RequestBody TopicRetirement.Retirement request) {
        retirement.retire(request);
        return EditorsOnly.ok(request);
    }
}
