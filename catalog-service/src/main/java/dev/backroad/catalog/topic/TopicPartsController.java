package dev.backroad.catalog.topic;

import static dev.backroad.catalog.topic.TopicController.unknown;

import dev.backroad.catalog.cache.Freshness;
import dev.backroad.catalog.cache.ReadyView;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What belongs to one topic, each by itself: for those who do not want its text with it. */
@RestController
@RequestMapping("/api/v1/topics/{slug}")
class TopicPartsController {

    /** All there is of it: {@code next} is always null. */
    record EvidenceList(List<Evidence> items, @Nullable String next) {}

    /** All there is of it: {@code next} is always null. */
    record LinkList(List<TopicLink> items, @Nullable String next) {}

    private final TopicReading reading;
    private final LearningPaths paths;

    TopicPartsController(TopicReading reading, LearningPaths paths) {
        this.reading = reading;
        this.paths = paths;
    }

    /** Lists where this system shows a topic: code, tests and requests to try. */
    @GetMapping("/evidence")
    ResponseEntity<EvidenceList> evidence(@PathVariable String slug) {
        return part(slug, topic -> new EvidenceList(topic.evidence(), null));
    }

    /** Lists what to learn before a topic. */
    @GetMapping("/prerequisites")
    ResponseEntity<LinkList> prerequisites(@PathVariable String slug) {
        return part(slug, topic -> new LinkList(topic.prerequisites(), null));
    }

    /** Lists what a topic is a prerequisite of. */
    @GetMapping("/leads-to")
    ResponseEntity<LinkList> leadsTo(@PathVariable String slug) {
        return part(slug, topic -> new LinkList(topic.leadsTo(), null));
    }

    /** Lists what to learn, in order, to get to this topic from those that one knows. */
    @GetMapping("/path")
    ResponseEntity<LearningPath> path(
            @PathVariable String slug, @RequestParam(defaultValue = "") Set<String> from) {
        return paths.to(slug, from).map(Freshness::ok).orElseThrow(() -> unknown(slug));
    }

    private <T> ResponseEntity<T> part(String slug, Function<TopicView, T> part) {
        return reading.topic(slug)
                .map(ReadyView::view)
                .map(part)
                .map(Freshness::ok)
                .orElseThrow(() -> unknown(slug));
    }
}
