package dev.backroad.progress.reminder;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reminders are sent.
 *
 * @param every how often an instance looks whose turn it is
 * @param lease how long an instance that died holds up the others
 */
@Validated
@ConfigurationProperties("backroad.reminders")
record ReminderSettings(@NotNull Duration every, @NotNull Duration lease) {}
