package dev.backroad.gateway.routing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Requests that we pass on are counted by the pattern of {@link Routes} that they fit, as those
 * that we answer are by ours. Otherwise all of them would be of an unknown path.
 */
@Component
class RouteNames extends DefaultServerRequestObservationConvention {

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        return context.getAttributes().get(GATEWAY_PREDICATE_MATCHED_PATH_ATTR)
                        instanceof String path
                ? KeyValue.of("uri", path)
                : super.uri(context);
    }
}
