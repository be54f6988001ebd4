package dev.backroad.notification.webhook;

import dev.backroad.defaults.Cursor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of what was sent to a webhook. */
@RestController
@RequestMapping(WebhookController.PATH + "/{webhook}")
class DeliveryController {

    /** Some of a webhook's deliveries, newest first. */
    record DeliveryPage(List<Delivery> items, @Nullable String next) {}

    private final DeliveryLog log;

    DeliveryController(DeliveryLog log) {
        this.log = log;
    }

    /** Lists the deliveries of a webhook, newest first. */
    @GetMapping("/deliveries")
    ResponseEntity<DeliveryPage> page(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID webhook,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var begin = Cursor.read(after, webhook, parts -> UUID.fromString(parts.getFirst()));
        var rows = log.page(Owner.of(token), webhook, begin, limit + 1);
        var items = rows.stream().limit(limit).toList();
        var next = rows.size() > limit ? Cursor.at(webhook, items.getLast().id()) : null;
        var answer = ResponseEntity.ok();
        if (next != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s/%s/deliveries?limit=%d&after=%s>; rel=\"next\""
                            .formatted(WebhookController.PATH, webhook, limit, next));
        }
        return answer.body(new DeliveryPage(items, next));
    }

    /** Shows a delivery: its attempts, and how the last one was answered. */
    @GetMapping("/deliveries/{id}")
    Delivery one(
            @AuthenticationPrincipal Jwt token, @PathVariable UUID webhook, @PathVariable UUID id) {
        return log.look(Owner.of(token), webhook, id);
    }

    /** Sends a test call, once; what became of it is in the log. */
    @PostMapping("/pings")
    ResponseEntity<Delivery> ping(@AuthenticationPrincipal Jwt token, @PathVariable UUID webhook) {
        return made(webhook, log.ping(Owner.of(token), webhook));
    }

    /** Sends the same message again, under the same id and with a signature of its own. */
    @PostMapping("/deliveries/{id}/redeliveries")
    ResponseEntity<Delivery> again(
            @AuthenticationPrincipal Jwt token, @PathVariable UUID webhook, @PathVariable UUID id) {
        return made(webhook, log.again(Owner.of(token), webhook, id));
    }

    private static ResponseEntity<Delivery> made(UUID webhook, Delivery delivery) {
        var path = "%s/%s/deliveries/%s".formatted(WebhookController.PATH, webhook, delivery.id());
        return ResponseEntity.created(URI.create(path)).body(delivery);
    }
}
