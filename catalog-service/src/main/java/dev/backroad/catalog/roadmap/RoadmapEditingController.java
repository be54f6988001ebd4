package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.editing.Editor;
import dev.backroad.catalog.editing.EditorsOnly;
import dev.backroad.catalog.topic.TopicDraft;
import dev.backroad.defaults.IfMatch;
import dev.backroad.defaults.ReadableName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where editors change roadmaps. */
@RestController
@RequestMapping("/api/v1/roadmaps")
class RoadmapEditingController {

    /** A roadmap that is none yet. */
    record NewRoadmap(
            @NotNull
                    @Size(max = 64)
                    @Pattern(regexp = TopicDraft.SLUG, message = TopicDraft.NO_SLUG)
                    String slug,
            @NotNull @ReadableName(min = 1, max = 200) String title,
            @NotNull @Size(max = 2_000) String summary,
            @NotEmpty @Size(max = 100) List<RoadmapDraft.@NotNull @Valid StageDraft> stages) {

        RoadmapContent content() {
            return new RoadmapContent(title, summary, stages);
        }
    }

    private final RoadmapEditing editing;

    RoadmapEditingController(RoadmapEditing editing) {
        this.editing = editing;
    }

    /** Begins a new roadmap as a draft. */
    @PostMapping
    ResponseEntity<EditorRoadmap> create(@Valid @RequestBody NewRoadmap roadmap) {
        var created = editing.create(roadmap.slug(), roadmap.content());
        var location = URI.create("/api/v1/roadmaps/" + roadmap.slug() + "/draft");
        return EditorsOnly.tagged(ResponseEntity.created(location), created.tag())
                .body(created.roadmap());
    }

    /** Reads the next version of a roadmap, as editors see it. */
    @GetMapping("/{slug}/draft")
    ResponseEntity<EditorRoadmap> draft(@PathVariable String slug) {
        return answer(editing.look(slug));
    }

    /** Replaces what the next version of a roadmap holds. */
    @PutMapping("/{slug}/draft")
    ResponseEntity<EditorRoadmap> change(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RoadmapContent content) {
        return answer(editing.change(slug, IfMatch.of(ifMatch), content));
    }

    /** Publishes the draft as the roadmap's next version. */
    @PostMapping("/{slug}/publications")
    ResponseEntity<EditorRoadmap> publish(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        var published = editing.publish(slug, IfMatch.of(ifMatch), Editor.of(token));
        var location =
                URI.create(
                        "/api/v1/roadmaps/%s/versions/%d"
                                .formatted(slug, published.roadmap().version()));
        return EditorsOnly.tagged(ResponseEntity.created(location), published.tag())
                .body(published.roadmap());
    }

    /** Retires a roadmap: nobody can enrol any more, and who has goes on. */
    @PostMapping("/{slug}/retirement")
    ResponseEntity<EditorRoadmap> retire(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        return answer(editing.retire(slug, IfMatch.of(ifMatch)));
    }

    /** Throws away a roadmap that was never published. */
    @DeleteMapping("/{slug}")
    ResponseEntity<Void> delete(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        editing.delete(slug, IfMatch.of(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<EditorRoadmap> answer(RoadmapEditing.State state) {
        return EditorsOnly.ok(state.tag(), state.roadmap());
    }
}
