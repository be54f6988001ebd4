package dev.backroad.notification.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How streams are kept; the numbers are in application.yml.
 *
 * @param heartbeat after so much silence a comment is sent, so that nobody takes it for a dead line
 * @param retry how long a client waits before it connects again
 * @param replay so many notifications are sent again to who was away; who missed more starts anew
 * @param perLearner so many streams may one learner have open at an instance
 * @param atOnce so many streams may be open at an instance
 */
@Validated
@ConfigurationProperties("backroad.stream")
record StreamSettings(
        @NotNull Duration heartbeat,
        @NotNull Duration retry,
        @Min(1) int replay,
        @Min(1) int perLearner,
        @Min(1) int atOnce) {}
