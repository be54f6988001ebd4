package dev.backroad.catalog.topic;

import dev.backroad.catalog.paging.NextPage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Topics in pages, all or those that are searched for. */
@RestController
class TopicListController {

    private final TopicListing listing;

    TopicListController(TopicListing listing) {
        this.listing = listing;
    }

    /** Lists the published topics, or those that a search finds, best first. */
    @GetMapping("/api/v1/topics")
    ResponseEntity<TopicList> topics(
            @RequestParam(required = false) @Size(max = TopicFilter.LONGEST) @Nullable String q,
            @RequestParam(required = false) @Size(max = TopicFilter.LONGEST) @Nullable String stage,
            @RequestParam(required = false) @Nullable Level level,
            @RequestParam(required = false) @Nullable Track track,
            @RequestParam(required = false) @Size(max = TopicFilter.LONGEST)
                    @Nullable String roadmap,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = listing.page(new TopicFilter(q, stage, level, track, roadmap), after, limit);
        var items = page.items().stream().map(TopicListing.Entry::item).toList();
        return NextPage.ok(new TopicList(items, page.next()), page.next());
    }
}
