package dev.backroad.gateway.edge;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a connection may be silent or slow, and whose may speak for others.
 *
 * @param firstHeaders from the connection to the end of the first request's headers
 * @param nextHeaders from the end of an answer to the end of the next request's headers
 * @param proxies names or addresses of what stands before us and tells in X-Forwarded-For who asks
 */
@ConfigurationProperties("backroad.connections")
record ConnectionSettings(
        @DefaultValue("10s") Duration firstHeaders,
        @DefaultValue("60s") Duration nextHeaders,
        @DefaultValue List<String> proxies) {}
