package dev.backroad.progress.turns;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How writes of one caller share what there is.
 *
 * @param patience how long one waits for its turn; a bare number means milliseconds
 */
@Validated
@ConfigurationProperties("backroad.turns")
record TurnSettings(@NotNull Duration patience) {}
