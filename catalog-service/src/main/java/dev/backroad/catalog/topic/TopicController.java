package dev.backroad.catalog.topic;

import dev.backroad.catalog.cache.Freshness;
import dev.backroad.catalog.cache.ReadyView;
import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TopicController {

    private final TopicReading reading;

    TopicController(TopicReading reading) {
        this.reading = reading;
    }

    /** Reads a published topic with its text, resources, evidence and neighbours. */
    @GetMapping(path = "/api/v1/topics/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReadyView<TopicView>> topic(@PathVariable String slug) {
        return reading.topic(slug).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    static ProblemException unknown(String slug) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "topic-not-found", "No topic has the slug \"" + slug + "\".");
    }
}
