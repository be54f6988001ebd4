package dev.backroad.gateway.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a connection may be silent or slow.
 *
 * @param firstHeaders from the connection to the end of the first request's headers
 * @param nextHeaders from the end of an answer to the end of the next request's headers
 */
@ConfigurationProperties("backroad.connections")
record ConnectionSettings(
        @DefaultValue("10s") Duration firstHeaders, @DefaultValue("60s") Duration nextHeaders) {}
