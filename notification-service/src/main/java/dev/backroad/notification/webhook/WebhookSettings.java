package dev.backroad.notification.webhook;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are called.
 *
 * @param poll how often the worker looks for what is due
 * @param limit how many webhooks an owner may have
 * @param overlap how long a secret signs beside its successor
 * @param ports where we call
 * @param loopback whether this machine may be called, too, at any port and without TLS: for trying
 *     it out, never for a server
 * @param logKept how long deliveries are kept; longer than Kafka keeps events, or a late repeat
 *     would be delivered as new
 */
@Validated
@ConfigurationProperties("backroad.webhooks")
record WebhookSettings(
        @NotNull @DefaultValue("250ms") Duration poll,
        @Min(1) @DefaultValue("20") int limit,
        @NotNull @DefaultValue("24h") Duration overlap,
        @NotEmpty @DefaultValue({"443", "8443"}) Set<Integer> ports,
        boolean loopback,
        @NotNull @DurationMin(days = 8) @DefaultValue("14d") Duration logKept) {}
