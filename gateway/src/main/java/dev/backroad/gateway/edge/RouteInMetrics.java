package dev.backroad.gateway.edge;

import io.micrometer.common.KeyValue;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Counts a request under the path of its route, as the table of routes has it: what is passed on
 * has no handler method, and would all be {@code UNKNOWN}. Never under what the client wrote, so
 * there are no more series than routes.
 */
@Component
class RouteInMetrics extends DefaultServerRequestObservationConvention {

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        Object path =
                context.getAttributes()
                        .get(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        return path == null ? super.uri(context) : KeyValue.of("uri", path.toString());
    }
}
