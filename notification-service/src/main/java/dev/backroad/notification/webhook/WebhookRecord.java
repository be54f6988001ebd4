package dev.backroad.notification.webhook;

import java.util.List;

/** What we hold about a learner's webhook: how it is, and what was sent there. */
public record WebhookRecord(WebhookView webhook, List<Delivery> deliveries) {}
