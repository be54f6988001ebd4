package dev.backroad.notification.webhook;

import dev.backroad.defaults.Cursor;
import dev.backroad.defaults.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of webhooks: one's own, and nobody else's. */
@RestController
@RequestMapping(WebhookController.PATH)
class WebhookController {

    static final String PATH = "/api/v1/webhooks";

    /** A webhook to register, or what it is to become; {@code enabled} unless it says otherwise. */
    record WebhookRequest(
            @NotNull @Size(min = 1, max = Destination.LONGEST) String url,
            @Size(max = 200) @Nullable String description,
            @NotEmpty @Size(max = 50) List<@NotNull EventType> eventTypes,
            @Nullable Boolean enabled) {

        Webhooks.Wish wish() {
            return new Webhooks.Wish(
                    url,
                    Objects.requireNonNullElse(description, ""),
                    eventTypes,
                    !Boolean.FALSE.equals(enabled));
        }
    }

    /** Some of an owner's webhooks, in the order in which they were registered. */
    record WebhookPage(List<WebhookView> items, @Nullable String next) {}

    /** A new secret, this once; until when the one before signs beside it. */
    record SecretView(String secret, @Nullable Instant previousSecretUntil) {

        @Override
        public String toString() {
            return "SecretView[…]";
        }
    }

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * Registers a webhook. The answer has its secret, this once: not even a repeat under the same
     * key shows it again.
     */
    @PostMapping
    ResponseEntity<WebhookView> register(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody WebhookRequest request) {
        var made = webhooks.register(Owner.of(token), request.wish());
        return ResponseEntity.created(URI.create(PATH + "/" + made.webhook().id()))
                .eTag(made.webhook().tag())
                .cacheControl(CacheControl.noStore())
                .body(WebhookView.of(made.webhook(), made.secret()));
    }

    /** Lists one's webhooks, in the order in which they were registered. */
    @GetMapping
    ResponseEntity<WebhookPage> page(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var owner = Owner.of(token);
        var begin = Cursor.read(after, owner.name(), parts -> UUID.fromString(parts.getFirst()));
        var rows = webhooks.page(owner, begin, limit + 1);
        var items = rows.stream().limit(limit).map(WebhookView::of).toList();
        var next = rows.size() > limit ? Cursor.at(owner.name(), items.getLast().id()) : null;
        var answer = ResponseEntity.ok();
        if (next != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s?limit=%d&after=%s>; rel=\"next\"".formatted(PATH, limit, next));
        }
        return answer.body(new WebhookPage(items, next));
    }

    /** Shows a webhook, without its secret. */
    @GetMapping("/{id}")
    ResponseEntity<WebhookView> one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return answer(webhooks.look(Owner.of(token), id));
    }

    /**
     * Replaces what a webhook is. Disabled, it is not called; enabled again, it is called for what
     * happens from then on.
     */
    @PutMapping("/{id}")
    ResponseEntity<WebhookView> change(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WebhookRequest request) {
        var seen = IfMatch.of(ifMatch);
        return answer(webhooks.change(Owner.of(token), id, request.wish(), seen));
    }

    /** Deletes a webhook and the log of its deliveries. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        webhooks.delete(Owner.of(token), id);
    }

    /** Makes a new secret. The one before signs beside it for 24 hours. */
    @PostMapping("/{id}/secret-rotations")
    ResponseEntity<SecretView> rotate(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        var made = webhooks.rotate(Owner.of(token), id);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new SecretView(made.secret(), made.webhook().secrets().previousUntil()));
    }

    private static ResponseEntity<WebhookView> answer(Webhook webhook) {
        return ResponseEntity.ok().eTag(webhook.tag()).body(WebhookView.of(webhook));
    }
}
