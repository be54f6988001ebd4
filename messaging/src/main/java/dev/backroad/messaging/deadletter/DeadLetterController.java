package dev.backroad.messaging.deadletter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of a service's desk. The gateway finds the service by its name in the path. */
@RestController
@RequestMapping(DeadLetterController.PATH)
class DeadLetterController {

    static final String PATH = "/api/v1/operations/dead-letters/${spring.application.name}";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DeadLetterDesk desk;
    private final DeadLetterTable letters;
    private final String service;
    private final String tracesUrl;

    DeadLetterController(
            DeadLetterDesk desk, DeadLetterTable letters, String service, String tracesUrl) {
        this.desk = desk;
        this.letters = letters;
        this.service = service;
        this.tracesUrl = tracesUrl;
    }

    record Page(List<DeadLetter> items, @Nullable UUID next) {}

    record Replay(List<DeadLetter> replayed, long waiting) {}

    record Parking(@NotBlank @Size(max = 500) String note) {}

    /** Lists events that this service could not take, newest first. */
    @GetMapping
    ResponseEntity<Page> page(
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "waiting|replayed|parked",
                            message = "must be waiting, replayed or parked")
                    @Nullable String status,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        var found = letters.page(status, after == null ? BEFORE_ALL : after, limit + 1);
        var items = found.stream().limit(limit).toList();
        var next = found.size() > limit ? items.getLast().id() : null;
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (next != null) {
            answer.header(HttpHeaders.LINK, link(status, limit, next));
        }
        return answer.body(new Page(items, next));
    }

    private String link(@Nullable String status, int limit, UUID after) {
        var path = PATH.replace("${spring.application.name}", service);
        var filter = status == null ? "" : "&status=" + status;
        return "<%s?limit=%d%s&after=%s>; rel=\"next\"".formatted(path, limit, filter, after);
    }

    /** Counts the dead letters by status. */
    @GetMapping("/summary")
    DeadLetter.Summary summary() {
        return letters.summary();
    }

    /** Reads a dead letter with its headers, body and reason. */
    @GetMapping("/{id}")
    Inspection inspect(@PathVariable UUID id) {
        var letter = desk.find(id);
        return Inspection.of(letter, letters.record(id), letters.history(id), tracesUrl);
    }

    /** Hands a dead letter to its listener once more. */
    @PostMapping("/{id}/replay")
    Replay replay(@PathVariable UUID id, @AuthenticationPrincipal Jwt operator) {
        var replayed = desk.replay(id, name(operator));
        return new Replay(replayed, letters.waitingBeside(replayed.getLast()));
    }

    /** Sets a dead letter aside for good, with a reason. */
    @PostMapping("/{id}/park")
    DeadLetter park(
            @PathVariable UUID id,
            @RequestBody @Validated Parking parking,
            @AuthenticationPrincipal Jwt operator) {
        return desk.park(id, parking.note(), name(operator));
    }

    private static String name(Jwt operator) {
        var username = operator.getClaimAsString("preferred_username");
        return username == null ? String.valueOf(operator.getSubject()) : username;
    }
}
