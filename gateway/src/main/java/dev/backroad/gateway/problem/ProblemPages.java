package dev.backroad.gateway.problem;

import static dev.backroad.gateway.problem.ProblemType.NOT_FOUND;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages that the {@code type} of a problem leads to. */
@RestController
class ProblemPages {

    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private final ProblemCatalogue catalogue;

    ProblemPages(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> index() {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(ProblemPage.index(catalogue.all()));
    }

    @GetMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, ProblemCatalogue.Entry>> all() {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(catalogue.all());
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable String slug) {
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .body(ProblemPage.html(slug, entry(slug), ""));
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProblemCatalogue.Entry> json(@PathVariable String slug) {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(entry(slug));
    }

    private ProblemCatalogue.Entry entry(String slug) {
        return catalogue
                .find(slug)
                .orElseThrow(() -> new ProblemException(NOT_FOUND, "No problem has this name."));
    }
}
