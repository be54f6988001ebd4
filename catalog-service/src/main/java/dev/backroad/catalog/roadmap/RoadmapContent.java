package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.roadmap.RoadmapDraft.StageDraft;
import dev.backroad.defaults.ReadableName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * All that an edition of a roadmap says, as editors send it.
 *
 * @param stages in order
 */
record RoadmapContent(
        @NotNull @ReadableName(min = 1, max = 200) String title,
        @NotNull @Size(max = 2_000) String summary,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid StageDraft> stages) {

    static RoadmapContent of(RoadmapDraft draft) {
        return new RoadmapContent(draft.title(), draft.summary(), draft.stages());
    }
}
