package dev.backroad.notification.inbox;

import dev.backroad.defaults.AccountId;
import dev.backroad.notification.kind.Language;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The REST door of the inbox: one's own notifications and nobody else's. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {

    private final InboxReading inbox;

    NotificationController(InboxReading inbox) {
        this.inbox = inbox;
    }

    /** Lists one's notifications, newest first. */
    @GetMapping
    ResponseEntity<NotificationPage> page(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Boolean unread,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String kind) {
        var learner = AccountId.ofPerson(token);
        var filter = Filter.of(unread, archived, kind);
        var language = inbox.language(learner, acceptLanguage);
        var page = inbox.page(learner, limit, after, filter, language);
        var answer = in(language);
        if (page.next() != null) {
            answer.header(
                    HttpHeaders.LINK, "<" + next(limit, page.next(), filter) + ">; rel=\"next\"");
        }
        return answer.body(page);
    }

    private static String next(int limit, UUID after, Filter filter) {
        var address =
                UriComponentsBuilder.fromPath("/api/v1/notifications")
                        .queryParam("limit", limit)
                        .queryParam("after", after);
        filter.addTo(address);
        return address.toUriString();
    }

    /** Counts what is unread and not archived, up to 1,000. */
    @GetMapping("/unread-count")
    UnreadCount unread(@AuthenticationPrincipal Jwt token) {
        return inbox.unread(AccountId.ofPerson(token));
    }

    /** Shows one notification. */
    @GetMapping("/{id}")
    ResponseEntity<Notification> one(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            @PathVariable UUID id) {
        var learner = AccountId.ofPerson(token);
        var language = inbox.language(learner, acceptLanguage);
        return in(language).body(inbox.one(id, learner, language));
    }

    /** Marks one as read or unread, archived or not; again is the same. */
    @PutMapping("/{id}")
    ResponseEntity<Notification> set(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            @PathVariable UUID id,
            @Valid @RequestBody NotificationState state) {
        var learner = AccountId.ofPerson(token);
        var language = inbox.language(learner, acceptLanguage);
        return in(language).body(inbox.set(id, learner, state, language));
    }

    /** Marks all as read that the learner has seen. */
    @PutMapping("/read-mark")
    UnreadCount read(@AuthenticationPrincipal Jwt token, @Valid @RequestBody ReadMark mark) {
        return inbox.read(mark.upTo(), AccountId.ofPerson(token));
    }

    private static ResponseEntity.BodyBuilder in(Language language) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
