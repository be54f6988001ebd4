package dev.backroad.notification.inbox;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The inbox as a whole.
 *
 * @param kept how long a notification stays, read or not, archived or not
 */
@Validated
@ConfigurationProperties("backroad.inbox")
record InboxSettings(@NotNull Duration kept) {}
