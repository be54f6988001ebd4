package dev.backroad.progress.notes;

import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.notes.Checklist.Check;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A learner's own check list for a topic; empty until they write one. */
@RestController
@RequestMapping("/api/v1/enrollments/{id}/topics/{slug}/checks")
class ChecklistController {

    /** The whole list, in its order; an empty one clears it. */
    record ChecklistRequest(
            @NotNull @Size(max = Checklist.LONGEST) List<@Valid @NotNull Check> items) {}

    /** A list as the API shows it. */
    record ChecklistView(List<Check> items) {}

    private final Checklists checklists;

    ChecklistController(Checklists checklists) {
        this.checklists = checklists;
    }

    /** Reads the checklist of a topic. */
    @GetMapping
    ResponseEntity<ChecklistView> read(
            @AuthenticationPrincipal Jwt token, @PathVariable UUID id, @PathVariable String slug) {
        return answer(checklists.read(Learner.of(token), id, slug));
    }

    /** Replaces the checklist of a topic. */
    @PutMapping
    ResponseEntity<ChecklistView> write(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChecklistRequest request) {
        return answer(
                checklists.write(
                        Learner.of(token), id, slug, request.items(), IfMatch.of(ifMatch)));
    }

    private static ResponseEntity<ChecklistView> answer(Checklist list) {
        return ResponseEntity.ok().eTag(list.tag()).body(new ChecklistView(list.items()));
    }
}
