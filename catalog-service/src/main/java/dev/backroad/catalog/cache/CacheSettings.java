package dev.backroad.catalog.cache;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long the layers of the cache keep what they have.
 *
 * @param freshFor after this time, a fifth more or less, this instance asks PostgreSQL whether what
 *     it has is still the newest: the longest that a change can stay unseen when its event is lost
 * @param keepFor in this instance and in Redis, a tenth more or less; then it is read anew, changed
 *     or not
 * @param nearSize of all views that this instance keeps, as JSON; as objects they take about three
 *     times as much
 * @param loadPatience how long an instance waits for a view that another one is loading
 */
@Validated
@ConfigurationProperties("backroad.catalog.cache")
record CacheSettings(
        @NotNull @DurationMin(millis = 1) @DefaultValue("3s") Duration freshFor,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m") Duration keepFor,
        @NotNull @DefaultValue("16MB") DataSize nearSize,
        @NotNull @DefaultValue("500ms") Duration loadPatience) {}
