package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.cache.Freshness;
import dev.backroad.catalog.cache.ReadyView;
import dev.backroad.catalog.paging.NextPage;
import dev.backroad.defaults.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/roadmaps")
class RoadmapController {

    private final RoadmapReading reading;
    private final RoadmapListing listing;
    private final VersionReading versions;

    RoadmapController(RoadmapReading reading, RoadmapListing listing, VersionReading versions) {
        this.reading = reading;
        this.listing = listing;
        this.versions = versions;
    }

    /** Lists the published roadmaps, or those that a search finds. */
    @GetMapping
    ResponseEntity<RoadmapList> roadmaps(
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = listing.page(q, after, limit);
        return NextPage.ok(page, page.next());
    }

    /** Reads a roadmap's newest version with its stages and topics. */
    @GetMapping(path = "/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReadyView<RoadmapView>> roadmap(@PathVariable String slug) {
        return reading.roadmap(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    /** Reads how many of a roadmap's topics this system shows in its own code. */
    @GetMapping("/{slug}/coverage")
    ResponseEntity<Coverage> coverage(@PathVariable String slug) {
        return reading.coverage(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    /** Reads a roadmap as a picture: where each topic stands, and what builds on what. */
    @GetMapping(path = "/{slug}/graph", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReadyView<RoadmapGraph>> graph(@PathVariable String slug) {
        return reading.graph(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    /** Lists the published versions of a roadmap, newest first. */
    @GetMapping("/{slug}/versions")
    ResponseEntity<RoadmapVersions> versions(@PathVariable String slug) {
        return versions.versions(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    /** Reads a roadmap as one of its versions had it. */
    @GetMapping("/{slug}/versions/{version}")
    ResponseEntity<RoadmapView> version(@PathVariable String slug, @PathVariable int version) {
        return versions.version(slug, version)
                .map(Freshness::ok)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "roadmap-version-not-found",
                                "The roadmap \"%s\" has no version %d.".formatted(slug, version)));
    }

    static ProblemException unknown(String slug) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "roadmap-not-found",
                "No roadmap has the slug \"" + slug + "\".");
    }
}
