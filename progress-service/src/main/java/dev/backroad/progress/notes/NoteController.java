package dev.backroad.progress.notes;

import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.enrollment.Learner;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A learner's note about a topic. The first is written with {@code If-None-Match: *}. */
@RestController
@RequestMapping("/api/v1/enrollments/{id}/topics/{slug}/note")
class NoteController {

    /** The note, in Markdown. */
    record NoteRequest(@NotBlank @Size(max = Note.LONGEST) String text) {}

    /** A note as the API shows it. */
    record NoteView(String text, Instant changedAt) {}

    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    /** Reads the note on a topic. */
    @GetMapping
    ResponseEntity<NoteView> read(
            @AuthenticationPrincipal Jwt token, @PathVariable UUID id, @PathVariable String slug) {
        return answer(HttpStatus.OK, notes.read(Learner.of(token), id, slug));
    }

    /** Writes the note on a topic; the first one with {@code If-None-Match: *}. */
    @PutMapping
    ResponseEntity<NoteView> write(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Valid @RequestBody NoteRequest request) {
        var learner = Learner.of(token);
        if (ifMatch == null && "*".equals(ifNoneMatch)) {
            return answer(HttpStatus.CREATED, notes.begin(learner, id, slug, request.text()));
        }
        var seen = IfMatch.of(ifMatch);
        return answer(HttpStatus.OK, notes.replace(learner, id, slug, request.text(), seen));
    }

    /** Deletes the note on a topic. */
    @DeleteMapping
    ResponseEntity<Void> delete(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch) {
        notes.delete(Learner.of(token), id, slug, IfMatch.of(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<NoteView> answer(HttpStatus status, Note note) {
        return ResponseEntity.status(status)
                .eTag(note.tag())
                .body(new NoteView(note.text(), note.changedAt()));
    }
}
