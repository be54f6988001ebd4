package dev.backroad.catalog.graphql;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of GraphQL.
 *
 * @param patience after which an answer is given up; the gateway gives up after two seconds
 */
@Validated
@ConfigurationProperties("backroad.catalog.graphql")
record GraphQlSettings(@NotNull @DefaultValue("1800ms") Duration patience) {}
