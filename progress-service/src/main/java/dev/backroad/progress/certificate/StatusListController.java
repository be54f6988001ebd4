package dev.backroad.progress.certificate;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where credentials say that their revocation would be seen. */
@RestController
class StatusListController {

    private final StatusLists lists;

    StatusListController(StatusLists lists) {
        this.lists = lists;
    }

    /** Reads a list of revoked certificates, as a signed credential. */
    @GetMapping(
            path = "/api/v1/certificate-status-lists/{number}",
            produces = {"application/vc+jwt", "application/jwt", MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<String> list(@PathVariable int number) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic())
                .body(lists.list(number));
    }
}
