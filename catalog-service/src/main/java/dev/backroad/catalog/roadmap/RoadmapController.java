package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.cache.Freshness;
import dev.backroad.catalog.cache.ReadyView;
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

    RoadmapController(RoadmapReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<ReadyView<RoadmapList>> roadmaps() {
        return Freshness.ok(reading.roadmaps());
    }

    @GetMapping("/{slug}")
    ResponseEntity<ReadyView<RoadmapView>> roadmap(@PathVariable String slug) {
        return reading.roadmap(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    @GetMapping("/{slug}/coverage")
    ResponseEntity<Coverage> coverage(@PathVariable String slug) {
        return reading.coverage(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    private static ProblemException unknown(String slug) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "roadmap-not-found",
                "No roadmap has the slug \"" + slug + "\".");
    }
}
