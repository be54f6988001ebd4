package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.cache.Freshness;
import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/roadmaps")
class RoadmapController {

    private final RoadmapReading reading;
    private final VersionReading versions;

    RoadmapController(RoadmapReading reading, VersionReading versions) {
        this.reading = reading;
        this.versions = versions;
    }

    @GetMapping
    ResponseEntity<RoadmapList> roadmaps() {
        return Freshness.ok(reading.roadmaps());
    }

    @GetMapping("/{slug}")
    ResponseEntity<RoadmapView> roadmap(@PathVariable String slug) {
        return reading.roadmap(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    @GetMapping("/{slug}/coverage")
    ResponseEntity<Coverage> coverage(@PathVariable String slug) {
        return reading.coverage(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    @GetMapping("/{slug}/versions")
    ResponseEntity<RoadmapVersions> versions(@PathVariable String slug) {
        return versions.versions(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

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
